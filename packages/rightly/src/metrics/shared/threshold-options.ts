import type { Given, Option } from '../../core/options.ts';

export interface ThresholdOptions {
  /** A prediction is positive where it is greater than the threshold: a number, or a list for several results. 0.5 by default. */
  readonly thresholds?: number | readonly number[] | undefined;
}

/** The type of the result: a number for one threshold, an array for a list. */
export type ByThreshold<O> = [Given<O, 'thresholds'>] extends [number | undefined]
  ? number
  : [Given<O, 'thresholds'>] extends [readonly number[]]
    ? number[]
    : number | number[];

const isFinite = (x: unknown): x is number => Number.isFinite(x);

/** The largest number of thresholds: enough for any curve, and few enough for the arguments of a function. */
const MOST = 2 ** 15;

export const listExpected: string = `be a list of at most ${MOST} finite numbers`;
/** A list of finite numbers. */
export const isList = (given: unknown): given is number[] =>
  Array.isArray(given) && given.length > 0 && given.length <= MOST && given.every(isFinite);

/** The number of thresholds, at least `least`; 200 by default. */
export const numThresholds = (least: number): Option<number> => ({
  default: 200,
  expected: `be a whole number from ${least} to ${MOST}`,
  accepts: (count) => Number.isInteger(count) && Number(count) >= least && Number(count) <= MOST,
});

export const thresholds: Option<number | readonly number[] | undefined> = {
  default: undefined,
  expected: `be a finite number or a list of at most ${MOST} finite numbers`,
  accepts: (given) => isFinite(given) || isList(given),
  kinds: ['number', 'list'],
};

/** A whole number of at least 1, which may be left out. */
export const optionalK: Option<number | undefined> = {
  default: undefined,
  expected: 'be a whole number of at least 1',
  accepts: (k) => Number.isInteger(k) && Number(k) >= 1,
};

/** An index in a vector, which may be left out. */
export const classId: Option<number | undefined> = {
  default: undefined,
  expected: 'be a whole number of at least 0',
  accepts: (c) => Number.isInteger(c) && Number(c) >= 0,
};

/** The distinct thresholds in ascending order. */
export const sorted = (given: number | readonly number[]): number[] =>
  [...new Set([given].flat())].sort((a, b) => a - b);

/** A number for one threshold, or an array in the order of the given list. */
export function inOrder(
  given: number | readonly number[],
  at: (place: number) => number,
): number | number[] {
  const places = new Map(sorted(given).map((threshold, i) => [threshold, i]));
  const one = (threshold: number): number => at(places.get(threshold)!);
  return typeof given === 'number' ? one(given) : given.map(one);
}
