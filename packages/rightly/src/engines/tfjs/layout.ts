import { rangeError } from '../../core/errors.ts';
import type { MeanSums } from '../../core/mean.ts';

/** The positions of a batch's sums in their vector. It holds no tensor. */
export interface Layout {
  /** The length of the vector: `parts` numbers for each sum. */
  readonly length: number;
  readonly parts: number;
  /** The number of values of the batch. */
  readonly n: number;
  /** A weight of all values, in addition to their own weights. */
  readonly factor: number;
  readonly means: readonly {
    readonly total: number;
    /** Undefined where values have no weights of their own. */
    readonly count: number | undefined;
    /** The number of elements of a sample. */
    readonly d: number;
  }[];
  readonly bad: readonly {
    readonly place: number;
    /** How many times each bad element is counted. */
    readonly copies: number;
    readonly what: string;
    readonly expected: string;
  }[];
}

/** The sums that a batch adds to each mean, from the numbers that were read. Throws RangeError where an element was bad. */
export function addedBy(
  { parts, n, factor, means, bad }: Layout,
  numbers: ArrayLike<number>,
): MeanSums[] {
  const sum = (place: number): number => {
    let all = 0;
    for (let i = place * parts; i < (place + 1) * parts; i++) all += numbers[i]!;
    return all;
  };
  for (const { place, copies, what, expected } of bad) {
    const count = sum(place) / copies;
    if (count > 0)
      throw rangeError(what, expected, `${count} bad element${count === 1 ? '' : 's'}`);
  }
  return means.map(({ total, count, d }) => {
    const sums = {
      total: (factor * sum(total)) / d,
      count: (factor * (count === undefined ? n : sum(count))) / d,
    };
    return (name) => [sums[name], 0];
  });
}
