import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import { type AnyMeanMetric, MetricList } from 'rightly';
import { type Added, DeviceMetrics } from '../../src/engines/tfjs/device-metrics.ts';
import { Partials } from '../../src/engines/tfjs/partials.ts';
import { make, type Recipe } from './recipes.ts';

export interface Batch {
  readonly yTrue: Recipe;
  readonly yPred: Recipe;
  readonly sampleWeight?: Recipe | number;
  readonly mask?: Recipe;
}

/** Counts batches on the device, reads their sums once and adds them. */
export async function count(
  metrics: readonly AnyMeanMetric[],
  batches: readonly Batch[],
): Promise<void> {
  const device = new DeviceMetrics(metrics);
  const partials = new Partials();
  const added: Added[] = [];
  for (const { yTrue, yPred, sampleWeight, mask } of batches) {
    const made = {
      yTrue: make(yTrue),
      yPred: make(yPred),
      weight: typeof sampleWeight === 'object' ? make(sampleWeight) : sampleWeight,
      mask: mask && make(mask),
    };
    const options = { sampleWeight: made.weight, mask: made.mask };
    try {
      const { sums, take } = device.batch(made.yTrue, made.yPred, options);
      partials.push(sums, (numbers) => added.push(take(numbers)));
    } finally {
      dispose(made as object as Tensor[]);
    }
  }
  await partials.flush();
  device.add(added);
}

/** The same count on the host. */
export function onHost(
  metrics: readonly AnyMeanMetric[],
  { yTrue, yPred, ...options }: Batch,
): void {
  const { sampleWeight: w, mask } = options;
  new MetricList(metrics).updateState(input(yTrue) as never, input(yPred) as never, {
    ...(w === undefined ? {} : { sampleWeight: (typeof w === 'number' ? w : input(w)) as number }),
    ...(mask && { mask: input(mask) as never }),
  });
}

const input = ({ data, shape, dtype }: Recipe): object => ({
  data: dtype === 'float32' ? Float32Array.from(data) : Int32Array.from(data),
  shape,
});
