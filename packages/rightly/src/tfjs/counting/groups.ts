import type { Tensor } from '@tensorflow/tfjs-core';
import type { Entry } from '../../compile/compile-metrics.ts';
import { type AnyMeanMetric, MeanMetric } from '../../core/mean-metric.ts';
import { MetricList } from '../../core/metric-list.ts';
import { DeviceMetrics } from '../../engines/tfjs/device-metrics.ts';
import { FunctionMetric } from './function-metric.ts';
import type { TensorFunction } from '../types.ts';

/** The metrics of a compiled model by their names in logs. */
export type Metrics = Readonly<Record<string, AnyMeanMetric | FunctionMetric>>;

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
  readonly #list: MetricList | undefined;
  readonly #device: DeviceMetrics | undefined;
  readonly #functions: readonly FunctionMetric[];

  constructor(output: number, weighted: boolean, metrics: readonly Metrics[string][]) {
    this.output = output;
    this.weighted = weighted;
    const means = metrics.filter((metric): metric is AnyMeanMetric => metric instanceof MeanMetric);
    this.#list = means.length > 0 ? new MetricList(means) : undefined;
    this.#device = means.length > 0 ? new DeviceMetrics(means) : undefined;
    this.#functions = metrics.filter((metric) => metric instanceof FunctionMetric);
  }

  /** What is to be read for this batch. On the host the library's own metrics count it right away. */
  count(yTrue: Tensor, yPred: Tensor, given: Given, onHost: boolean): Part[] {
    const device = onHost || yTrue.dtype === 'string' ? undefined : this.#device;
    if (!device) this.#list?.updateState(yTrue, yPred, given);
    const parts = this.#functions.map((metric) => ({
      tensors: metric.sums(yTrue, yPred, given.sampleWeight, given.mask),
      take: (sums: readonly number[]) => () => metric.add(sums[0]!, sums[1]!),
    }));
    return device ? [...parts, onDevice(device, yTrue, yPred, given)] : parts;
  }
}

function onDevice(device: DeviceMetrics, yTrue: Tensor, yPred: Tensor, given: Given): Part {
  const counted = device.batch(yTrue, yPred, given);
  return {
    tensors: [counted.sums],
    take: (numbers) => {
      const added = counted.take(numbers);
      return () => device.add([added]);
    },
  };
}

/** A group for each output, of metrics with weights and without. */
export const groupsOf = (
  entries: readonly Entry<TensorFunction>[],
  metrics: Metrics,
  outputs: number,
): Group[] =>
  [false, true].flatMap((weighted) =>
    Array.from({ length: outputs }, (_, output) => {
      const own = entries.filter((entry) => entry.output === output && entry.weighted === weighted);
      return new Group(
        output,
        weighted,
        own.map(({ name }) => metrics[name]!),
      );
    }),
  );
