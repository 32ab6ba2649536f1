import {
  argMax,
  cast,
  gather,
  clipByValue,
  equal,
  onesLike,
  reshape,
  round,
  type Tensor,
  tensor1d,
  tidy,
  where,
} from '@tensorflow/tfjs-core';
import { isPlain, list, rangeError, show, typeError } from '../../core/errors.ts';

const isWeight = (weight: unknown): boolean =>
  typeof weight === 'number' && weight >= 0 && weight < Infinity;

/** The weight of each sample by its class. Classes without a weight weigh 1. */
export function classWeights(
  y: Tensor,
  given: Readonly<Record<number, number>>,
  /** The number of classes of the output. A single score distinguishes two classes. */
  classes: number | null | undefined,
  what: string,
): Tensor {
  // No model has more than 2^24 classes.
  const most = Math.max(2, classes ?? 2 ** 24);
  if (!isPlain(given)) throw typeError(what, 'be an object of weights by class index', show(given));
  const entries = Object.entries(given).map(([key, weight]) => [Number(key), weight] as const);
  for (const [key, weight] of entries)
    if (!Number.isInteger(key) || key < 0 || key >= most || !isWeight(weight))
      throw typeError(
        what,
        `be an object of finite numbers of at least 0 by class index below ${most}`,
        `${show(weight)} for ${key}`,
      );
  const n = y.shape[0];
  const perSample = y.size / n;
  const isOneHot = y.rank === 2 && perSample > 1;
  if (perSample !== 1 && !isOneHot)
    throw rangeError(what, 'be used with one class for each sample', `y of shape ${list(y.shape)}`);
  const table = new Float32Array(Math.max(0, ...entries.map(([key]) => key)) + 1).fill(1);
  for (const [key, weight] of entries) table[key] = weight;
  return tidy(() => {
    // Every backend can clip floats.
    const indexes = cast(
      isOneHot ? argMax(y, -1) : round(cast(reshape(y, [n]), 'float32')),
      'float32',
    );
    const clipped = clipByValue(indexes, 0, table.length - 1);
    const found = gather(tensor1d(table), cast(clipped, 'int32'));
    return where(equal(indexes, clipped), found, onesLike(found));
  });
}
