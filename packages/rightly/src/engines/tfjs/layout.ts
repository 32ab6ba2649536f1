import { rangeError } from '../../core/errors.ts';
import type { MeanSums } from '../../core/mean.ts';

/** Where the sums of a batch stand in the vector of them, and what they mean. It holds no tensor. */
export interface Layout {
  /** How many numbers there are: `parts` for each sum. */
  readonly length: number;
  readonly parts: number;
  /** How many values the batch has. */
  readonly n: number;
  /** What all of them weigh, beside weights of their own. */
  readonly factor: number;
  readonly means: readonly {
    readonly total: number;
    /** Undefined where values have no weights of their own. */
    readonly count: number | undefined;
    /** How many elements make one sample. */
    readonly d: number;
  }[];
  readonly bad: readonly {
    readonly place: number;
    /** How often each bad element was counted. */
    readonly copies: number;
    readonly what: string;
    readonly expected: string;
  }[];
}

/** What a batch adds to each mean, from the numbers that were read. Throws RangeError where an element was bad. */
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
