import { Compensated } from '../core/compensated.ts';
import { list, rangeError } from '../core/errors.ts';
import { areImpossible } from '../core/impossible-squares.ts';
import type { Sum } from '../core/state.ts';
import { nearest } from './moments.ts';
import type { Samples } from './samples.ts';

/**
 * The sums of two models on the same rows, with w the weight of a sample, and d its value for B minus its value for A. `decided` counts the
 * samples of weight 1 whose values are 0 or 1 for both models.
 */
export const pairSums = [
  'samples',
  'count',
  'total',
  'ww',
  'wwd',
  'wwdd',
  'decided',
  'only_a',
  'only_b',
] as const;
export type PairSum = (typeof pairSums)[number];

/** The sums that a batch adds. `isReal` says whether values can be other than right or wrong. */
export function sumsOfPairs(
  a: Samples,
  b: Samples,
  isReal: boolean,
  what: string,
): Readonly<Record<PairSum, Sum>> {
  const sums = Object.fromEntries(pairSums.map((name) => [name, new Compensated()])) as Record<
    PairSum,
    Compensated
  >;
  for (let i = 0; i < Math.max(a.weights.length, b.weights.length); i++) {
    const w = a.weights[i];
    if (w !== b.weights[i])
      throw rangeError(
        `${what} yPredB`,
        'give each sample the same weight as yPredA does',
        `${b.weights[i]} and ${w} at [${i}]`,
      );
    if (w === 0) continue;
    const [own, other] = [a.products[i]!, b.products[i]!];
    const difference = other - own;
    sums.samples.plus(1);
    sums.count.plus(w!);
    sums.total.plus(other);
    sums.total.plus(-own);
    sums.ww.plus(w! * w!);
    sums.wwd.plus(w! * difference);
    sums.wwdd.plus(difference * difference);
    if (isReal || w !== 1 || !isWhole(own) || !isWhole(other)) continue;
    sums.decided.plus(1);
    if (own > other) sums.only_a.plus(1);
    else if (other > own) sums.only_b.plus(1);
  }
  return Object.fromEntries(
    pairSums.map((name) => [name, [sums[name].high, sums[name].low]]),
  ) as never;
}

const isWhole = (x: number): boolean => x === 0 || x === 1;

/** Refuses sums that no pairs can have. `models` are the sums of the weights that each model has counted. */
export function checkPairs(
  sums: Readonly<Record<PairSum, Sum>>,
  models: readonly Sum[],
  what: string,
): void {
  const of = (name: PairSum): number => nearest(sums[name]);
  const [samples, decided, a, b] = [of('samples'), of('decided'), of('only_a'), of('only_b')];
  const count = of('count');
  const [ww, wwd, wwdd] = [of('ww'), of('wwd'), of('wwdd')];
  const isWeight = (model: Sum): boolean => Math.abs(nearest(model) - count) <= 1e-6 * count;
  if (
    ![samples, decided, a, b].every((n) => Number.isInteger(n) && n >= 0) ||
    a + b > decided ||
    decided > samples ||
    !(count >= 0 && ww >= 0 && wwdd >= 0) ||
    (samples === 0) !== (count === 0) ||
    areImpossible(samples, count, ww, wwd, wwdd) ||
    !models.every(isWeight)
  )
    throw rangeError(
      what,
      'hold sums of pairs that both models have seen',
      `${samples} samples of weight ${count}, ${decided} decided, ${a} and ${b} apart, squares ${list([ww, wwd, wwdd])}`,
    );
}
