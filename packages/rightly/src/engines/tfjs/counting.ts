import {
  cast,
  equal,
  expandDims,
  fill,
  greater,
  greaterEqual,
  isNaN,
  max,
  mul,
  ones as onesOf,
  range,
  reshape,
  scalar,
  sub,
  sum,
  type Tensor,
  tensor1d,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { arithmetic, float, ones } from './arithmetic.ts';
import { decisions } from './decisions.ts';
import type { TensorCache, Verb } from './tensor-cache.ts';
import { closing } from './rows.ts';

/* Verbs of metrics that count by class or by threshold. Conditions are 0 or 1. Bad elements are found elsewhere. */

const same: Verb = (_, a: Tensor) => a;

/** The key, or -1 where the number is NaN. */
const unlessNaN = (known: TensorCache, a: Tensor, key: Tensor): Tensor =>
  where(nanIn(known, a), fill(key.shape, -1), key);

const nanIn = (known: TensorCache, a: Tensor): Tensor => known.once('nan', [a], () => isNaN(a));

/** The number of thresholds below each number. */
function below(a: Tensor, thresholds: readonly number[]): Tensor {
  if (thresholds.length === 1) return ones(greater(a, scalar(thresholds[0]!)));
  const is = greater(reshape(a, [-1, 1]), tensor1d([...thresholds], 'float32'));
  return reshape(sum(ones(is), 1), a.shape);
}

/**
 * The class of the highest score. Among equal scores it is the first. The first NaN comes before all numbers. Drivers differ in the maximum
 * of numbers with NaN among them.
 */
function predicted(known: TensorCache, rows: Tensor): Tensor {
  const width = rows.shape[1]!;
  const down = known.once(`down ${width}`, [], () => range(width, 0, -1, 'float32'));
  const first = (truth: Tensor): Tensor => max(mul(ones(truth), down), 1);
  const isNot = nanIn(known, rows);
  const sound = where(isNot, zerosLike(rows), rows);
  const top = max(sound, 1, true);
  const nan = first(isNot);
  const hasNaN = greater(nan, 0);
  const guess = sub(width, where(hasNaN, nan, first(equal(sound, top))));
  const best = reshape(top, guess.shape);
  // The score of the predicted class is NaN where the row has a NaN.
  known.once('isNumber', [best], () => sub(1, ones(hasNaN)));
  known.once('pick', [guess, rows], () => best);
  return guess;
}

const { equal: equals, argmax } = decisions;
const { differs, plus, minus, times } = arithmetic;
const { pick, timesEach } = closing;

/** All verbs of sums by key on a device. */
export const counting: Readonly<Record<string, Verb>> = {
  equal: equals,
  argmax,
  differs,
  plus,
  minus,
  times,
  timesEach,
  pick: (known, label: Tensor, rows: Tensor) =>
    known.once('pick', [label, rows], () => pick(known, label as never, rows as never)),

  ofWidth: same,
  within: same,
  withoutNaN: same,
  positive: (_, a: Tensor) => ones(cast(a, 'bool')),
  isNumber: (known, a: Tensor) => known.once('isNumber', [a], () => sub(1, ones(nanIn(known, a)))),
  not: (_, a: Tensor) => sub(1, a),
  both: times,
  reaches: (known, a: Tensor, threshold: number) =>
    unlessNaN(known, a, ones(greaterEqual(a, scalar(threshold)))),
  bucket: (known, a: Tensor, ...thresholds: readonly number[]) =>
    unlessNaN(known, a, below(a, thresholds)),
  predicted,
  place: (_, rows: Tensor) => mul(onesOf(rows.shape), range(0, rows.shape[1]!, 1, 'float32')),
  isPlace: (_, rows: Tensor, at: number) =>
    mul(onesOf(rows.shape), ones(equal(range(0, rows.shape[1]!, 1, 'float32'), scalar(at)))),
};

/** One row for each key from `least` on. An element is 1 where a sample has that key. */
export const oneHotOf = (known: TensorCache, keys: Tensor, least: number, count: number): Tensor =>
  known.once(`hot ${least} ${count}`, [keys], () =>
    ones(equal(expandDims(float(keys), 1), range(least, least + count, 1, 'float32'))),
  );
