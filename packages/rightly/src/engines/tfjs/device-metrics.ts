import { concat1d, type Tensor, type Tensor1D, tidy } from '@tensorflow/tfjs-core';
import { rangeError, typeError } from '../../core/errors.ts';
import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import type { MeanSums } from '../../core/mean.ts';
import { inputsKey } from '../../core/scan.ts';
import type { Expression } from '../vocabulary.ts';
import { DeviceScan } from './device-scan.ts';
import { addedBy, type Layout } from './layout.ts';
import { keepsFloat32 } from './precision.ts';
import { verbs } from './verbs.ts';
import type { DeviceOptions } from './weights.ts';

/** The sums that a batch adds to each metric, in the order of the metrics. */
export type Added = readonly MeanSums[];

/** A batch that was counted on the device. */
export interface Counted {
  /** The sums and the numbers of bad elements, in float32. The caller disposes of the tensor. */
  readonly sums: Tensor1D;
  /** The sums of each metric from the numbers of the tensor. Throws RangeError where there were bad elements. */
  readonly take: (numbers: ArrayLike<number>) => Added;
}

/** Whether a device can count a metric. It cannot run functions over arrays, or refuse numbers. */
export const isOnDevice = ({ expression }: AnyMeanMetric): boolean => isKnown(expression);

const isKnown = ({ verb, args }: Expression): boolean =>
  typeof args[0] === 'string'
    ? verb !== 'function'
    : verb in verbs && args.every((arg) => typeof arg !== 'object' || isKnown(arg));

/** Metrics that see the same batches of tensors. They are counted on the device, and no tensor is read. */
export class DeviceMetrics {
  readonly metrics: readonly AnyMeanMetric[];
  readonly #scans: readonly { readonly scan: DeviceScan; readonly members: readonly number[] }[];

  constructor(metrics: readonly AnyMeanMetric[]) {
    for (const metric of metrics)
      if (!isOnDevice(metric))
        throw typeError(
          'DeviceMetrics: a metric',
          'be declared over verbs',
          `${metric.name}, which averages a function over arrays`,
        );
    this.metrics = metrics;
    const alike = new Map<string, number[]>();
    metrics.forEach((metric, i) => {
      const key = inputsKey(metric);
      alike.set(key, [...(alike.get(key) ?? []), i]);
    });
    this.#scans = [...alike.values()].map((members) => ({
      scan: new DeviceScan(members.map((i) => metrics[i]!)),
      members,
    }));
  }

  /** Throws TypeError for a wrong type, and RangeError for a wrong shape. Bad elements are found when the sums are read. */
  batch(yTrue: Tensor, yPred: Tensor, options: DeviceOptions = {}): Counted {
    if (!keepsFloat32())
      throw rangeError('DeviceMetrics.batch: the backend', 'keep float32', 'float16');
    const layouts: Layout[] = [];
    const sums = tidy(() => {
      const vectors = this.#scans.map(({ scan, members }) => {
        const what = this.metrics[members[0]!]!.at('updateState');
        const { sums: vector, layout } = scan.batch(yTrue, yPred, options, what);
        layouts.push(layout);
        return vector;
      });
      return vectors.length === 1 ? vectors[0]! : concat1d(vectors);
    });
    return { sums, take: this.#takeOf(layouts) };
  }

  /** Adds batches to all metrics. If one of them refuses the sums, this throws RangeError and adds nothing. */
  add(batches: readonly Added[]): void {
    const states = this.metrics.map((metric, i) =>
      metric.plus(
        batches.map((added) => added[i]!),
        metric.at('updateState'),
      ),
    );
    this.metrics.forEach((metric, i) => metric.become(states[i]!));
  }

  /** The function may be called much later, so it holds no tensor. */
  #takeOf(layouts: readonly Layout[]): Counted['take'] {
    return (numbers) => {
      const all = Array.from(numbers);
      const length = layouts.reduce((total, layout) => total + layout.length, 0);
      if (all.length !== length)
        throw rangeError('the numbers of a batch', `be ${length}`, `${all.length}`);
      const added: MeanSums[] = [];
      let start = 0;
      this.#scans.forEach(({ members }, s) => {
        const layout = layouts[s]!;
        const sums = addedBy(layout, all.slice(start, start + layout.length));
        members.forEach((i, m) => (added[i] = sums[m]!));
        start += layout.length;
      });
      return added;
    };
  }
}
