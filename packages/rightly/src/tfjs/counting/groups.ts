import type { Tensor } from '@tensorflow/tfjs-core';
import { HostMetrics } from '../../compile/host-metrics.ts';
import { addToMean, lenientView } from '../../compile/lenient.ts';
import { isDeclared } from '../../core/batch-metric.ts';
import { type AnyMeanMetric, MeanMetric } from '../../core/mean-metric.ts';
import type { MeanSums } from '../../core/mean.ts';
import type { AnyMetric as HostMetric } from '../../core/members.ts';
import { DeviceMetrics, isOnDevice } from '../../engines/tfjs/device-metrics.ts';
import { MeanMetricWrapper } from './mean-metric-wrapper.ts';

/** A metric of this library, or one that averages a function of tensors. */
export type AnyMetric = HostMetric | MeanMetricWrapper;

/** The metrics of a compiled model by their names in logs. */
export type Metrics = Readonly<Record<string, AnyMetric>>;

/** What is to be read from the device, and what counts the numbers then. Nothing is counted where one of many refuses its own. */
export interface Part {
  readonly tensors: readonly Tensor[];
  take(numbers: readonly number[]): () => void;
}

interface Given {
  readonly sampleWeight: Tensor | undefined;
  readonly mask: Tensor | undefined;
}

/** Metrics of one output that see the same weights. */
export class Group {
  readonly output: number;
  readonly weighted: boolean;
  readonly #all: HostMetrics;
  /** What is not counted on a device: metrics of several sums, functions over arrays, and an `updateState` of one's own. */
  readonly #hostOnly: HostMetrics;
  readonly #onDevice: readonly AnyMeanMetric[];
  readonly #device: DeviceMetrics;
  readonly #functions: readonly MeanMetricWrapper[];

  constructor(output: number, weighted: boolean, metrics: readonly AnyMetric[]) {
    this.output = output;
    this.weighted = weighted;
    const functions = metrics.filter(ofTensors);
    const others = metrics.filter((metric) => !ofTensors(metric));
    this.#functions = functions;
    this.#onDevice = others.filter(isDeclaredOnDevice);
    this.#all = new HostMetrics(others);
    this.#hostOnly = new HostMetrics(others.filter((metric) => !isDeclaredOnDevice(metric)));
    this.#device = new DeviceMetrics(this.#onDevice.map(lenientView) as never);
  }

  /** What is to be read for this batch, and what counts it then. */
  count(yTrue: Tensor, yPred: Tensor, given: Given, onHost: boolean): Part[] {
    const parts: Part[] = this.#functions.map((metric) => ({
      tensors: metric.sums(yTrue, yPred, given.sampleWeight, given.mask),
      take:
        ([total, count]) =>
        () =>
          addToMean(metric, sumsOf(total!, count!)),
    }));
    const isDevice = !onHost && yTrue.dtype !== 'string';
    const host = isDevice ? this.#hostOnly : this.#all;
    if (!host.isEmpty) {
      const count = host.batch(yTrue, yPred, given);
      parts.push({ tensors: [], take: () => count });
    }
    if (isDevice && this.#onDevice.length > 0) parts.push(this.#deviceBatch(yTrue, yPred, given));
    return parts;
  }

  #deviceBatch(yTrue: Tensor, yPred: Tensor, given: Given): Part {
    const { sums, take } = this.#device.batch(yTrue, yPred, given);
    return {
      tensors: [sums],
      take: (numbers) => {
        const added = take(numbers);
        return () => this.#onDevice.forEach((metric, i) => addToMean(metric, added[i]!));
      },
    };
  }
}

/** Whether it averages a function of tensors, and has no `updateState` of its own. */
const ofTensors = (metric: AnyMetric): metric is MeanMetricWrapper =>
  metric instanceof MeanMetricWrapper &&
  // oxlint-disable-next-line typescript/unbound-method -- it is compared, not called
  metric.updateState === MeanMetricWrapper.prototype.updateState;

const isDeclaredOnDevice = (metric: AnyMetric): metric is AnyMeanMetric =>
  metric instanceof MeanMetric && isDeclared(metric) && isOnDevice(metric);

const sumsOf =
  (total: number, count: number): MeanSums =>
  (name) => [name === 'total' ? total : count, 0];
