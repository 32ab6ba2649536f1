import { Compensated } from '../core/compensated.ts';
import { rangeError } from '../core/errors.ts';
import type { Sum } from '../core/state.ts';
import type { Samples } from './samples.ts';

/**
 * What is kept of two models on the same rows, with w the weight of a sample, and d its value for B less its value for A. `decided` counts
 * the samples of weight 1 that are right or wrong for both.
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

/** What a batch adds. `isReal`: values can be other than right or wrong. */
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
        'give each sample the weight that it has with yPredA',
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

/** Refuses sums that no pairs lead to. */
export function checkPairs(sums: Readonly<Record<PairSum, Sum>>, what: string): void {
  const { samples, count, ww, wwdd, decided, only_a, only_b } = sums;
  const counts = [samples, decided, only_a, only_b].map(([high]) => high) as [
    number,
    number,
    number,
    number,
  ];
  const [all, plain, a, b] = counts;
  if (
    !counts.every((n) => Number.isInteger(n) && n >= 0) ||
    a + b > plain ||
    plain > all ||
    ![count, ww, wwdd].every(([high]) => high >= 0) ||
    (all === 0) !== (count[0] === 0)
  )
    throw rangeError(
      what,
      'hold sums of pairs',
      `${all} samples, ${plain} decided, ${a} and ${b} apart`,
    );
}
