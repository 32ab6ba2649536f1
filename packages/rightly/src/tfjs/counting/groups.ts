import type { Tensor } from '@tensorflow/tfjs-core';
import { HostMetrics } from '../../compile/host-metrics.ts';
import { addToMean, lenientView, withAdded } from '../../compile/lenient.ts';
import { isDeclared } from '../../core/batch-metric.ts';
import { type AnyMeanMetric, DeclaredMean } from '../../core/declared-mean.ts';
import type { MeanSums } from '../../core/mean.ts';
import type { AnyMetric as HostMetric } from '../../core/members.ts';
import { type AnySumsMetric, DeclaredSums } from '../../core/declared-sums.ts';
import { DeviceMetrics, isOnDevice } from '../../engines/tfjs/device-metrics.ts';
import { DeviceSums, hasSumsOnDevice } from '../../engines/tfjs/device-sums.ts';
import { areIndexes } from '../data/element-check.ts';
import { MeanMetricWrapper } from './mean-metric-wrapper.ts';

/** A metric of this library, or a `MeanMetricWrapper` of a function of tensors. */
export type AnyMetric = HostMetric | MeanMetricWrapper;

/** The metrics of a compiled model by their names in logs. */
export type Metrics = Readonly<Record<string, AnyMetric>>;

/**
 * A tensor to read from the device, and a function that counts its numbers. If one of several parts refuses its numbers, nothing is
 * counted.
 */
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
  /** Metrics that are no means of verbs: metrics of several sums, functions over arrays, and metrics that override `updateState`. */
  readonly #others: HostMetrics;
  /** Metrics of several sums, where a device can count all other metrics. If a batch must be read for one metric, it is read for all. */
  readonly #sums: readonly AnySumsMetric[];
  readonly #deviceSums: DeviceSums;
  readonly #onDevice: readonly AnyMeanMetric[];
  readonly #device: DeviceMetrics;
  readonly #functions: readonly MeanMetricWrapper[];

  /** The number of classes of an output's truth, where the truth holds only class indexes. */
  readonly #classes: number | undefined;

  constructor(output: number, weighted: boolean, metrics: readonly AnyMetric[], classes?: number) {
    this.#classes = classes;
    this.output = output;
    this.weighted = weighted;
    const functions = metrics.filter(ofTensors);
    const others = metrics.filter((metric) => !ofTensors(metric));
    this.#functions = functions;
    this.#onDevice = others.filter(isDeclaredOnDevice);
    this.#all = new HostMetrics(others);
    const rest = others.filter((metric) => !isDeclaredOnDevice(metric));
    this.#others = new HostMetrics(rest);
    this.#sums = rest.every(hasDeclaredSums) ? rest : [];
    this.#deviceSums = new DeviceSums(this.#sums);
    this.#device = new DeviceMetrics(this.#onDevice.map(lenientView) as never);
  }

  /** The parts of this batch. */
  count(yTrue: Tensor, yPred: Tensor, given: Given, onHost: boolean): Part[] {
    const parts: Part[] = this.#functions.map((metric) => ({
      tensors: metric.sums(yTrue, yPred, given.sampleWeight, given.mask),
      take:
        ([total, count]) =>
        () =>
          addToMean(metric, sumsOf(total!, count!)),
    }));
    const isDevice = !onHost && yTrue.dtype !== 'string';
    const sums = isDevice ? this.#sumsPart(yTrue, yPred, given) : undefined;
    if (sums) parts.push(sums);
    const host = isDevice ? this.#others : this.#all;
    if (!sums && !host.isEmpty) {
      const count = host.batch(yTrue, yPred, given);
      parts.push({ tensors: [], take: () => count });
    }
    if (isDevice && this.#onDevice.length > 0) parts.push(this.#deviceBatch(yTrue, yPred, given));
    return parts;
  }

  /** Undefined where the batch must be read. */
  #sumsPart(yTrue: Tensor, yPred: Tensor, given: Given): Part | undefined {
    if (this.#sums.length === 0) return undefined;
    const classes = areIndexes(yTrue, yPred.rank) ? this.#classes : undefined;
    const counted = this.#deviceSums.batch(yTrue, yPred, given, classes);
    if (!counted) return undefined;
    const { tensors, take } = counted;
    return {
      tensors,
      take: (numbers) => {
        const added = take(numbers);
        return () => this.#sums.forEach((metric, i) => metric.become(withAdded(metric, added[i]!)));
      },
    };
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

/** Whether a metric averages a function of tensors, and does not override `updateState`. */
const ofTensors = (metric: AnyMetric): metric is MeanMetricWrapper =>
  metric instanceof MeanMetricWrapper &&
  // oxlint-disable-next-line typescript/unbound-method -- the method is compared, not called
  metric.updateState === MeanMetricWrapper.prototype.updateState;

const isDeclaredOnDevice = (metric: AnyMetric): metric is AnyMeanMetric =>
  metric instanceof DeclaredMean && isDeclared(metric) && isOnDevice(metric);

const hasDeclaredSums = (metric: AnyMetric): metric is AnySumsMetric =>
  metric instanceof DeclaredSums && isDeclared(metric) && hasSumsOnDevice(metric);

const sumsOf =
  (total: number, count: number): MeanSums =>
  (name) => [name === 'total' ? total : count, 0];
