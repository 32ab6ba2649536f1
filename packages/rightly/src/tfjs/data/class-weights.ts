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
import { list, rangeError, show, typeError } from '../../core/errors.ts';

/** More classes nobody has. */
const MOST = 2 ** 24;

/** What each sample weighs for its class: 1 for classes that are not named. */
export function classWeights(
  y: Tensor,
  given: Readonly<Record<number, number>>,
  what: string,
): Tensor {
  const entries = Object.entries(Object(given) as typeof given).map(
    ([key, weight]) => [Number(key), weight] as const,
  );
  for (const [key, weight] of entries)
    if (!Number.isInteger(key) || key < 0 || key >= MOST || !(weight >= 0 && weight < Infinity))
      throw typeError(
        what,
        `be an object of finite numbers of at least 0 by class index below ${MOST}`,
        `${show(weight)} for ${key}`,
      );
  const n = y.shape[0];
  const perSample = y.size / n;
  const isOneHot = y.rank === 2 && perSample > 1;
  if (perSample !== 1 && !isOneHot)
    throw rangeError(what, 'come with one class a sample', `y of shape ${list(y.shape)}`);
  const table = new Float32Array(Math.max(0, ...entries.map(([key]) => key)) + 1).fill(1);
  for (const [key, weight] of entries) table[key] = weight;
  return tidy(() => {
    // In floats, which every backend can clip.
    const classes = cast(
      isOneHot ? argMax(y, -1) : round(cast(reshape(y, [n]), 'float32')),
      'float32',
    );
    const clipped = clipByValue(classes, 0, table.length - 1);
    const found = gather(tensor1d(table), cast(clipped, 'int32'));
    return where(equal(classes, clipped), found, onesLike(found));
  });
}
