import { type SumsDefinition, SumsMetric } from 'rightly';
import { abs, bucket, type Column, minus, reals, times } from 'rightly/verbs';

/* The sums for pictures of a regression. The bins are the same for all data, so that the bins of parts add up. Each octave (factor of 2) has eight bins. */

/** The number of bins of an octave. */
const EACH = 8;
/** The first and the last octave. Smaller numbers are in the bins around 0, and larger ones in the outermost bins. */
const [FIRST, LAST] = [-20, 40];
const BINS = 2 * EACH * (LAST - FIRST);
const MIDDLE = BINS / 2;

/** The size at which bin `n` from 0 on begins. Square roots and whole powers of 2 are the same numbers in every JavaScript engine. */
const sizeAt = (n: number): number =>
  Math.sqrt(Math.sqrt(Math.sqrt(2 ** (n % EACH)))) * 2 ** (FIRST + Math.floor(n / EACH));

/** The upper end of each bin but the last. A bin holds its upper end. The bin before the middle holds 0 and the smallest sizes of both signs. */
const ENDS = Array.from({ length: BINS - 1 }, (_, i) =>
  i + 1 < MIDDLE ? -sizeAt(MIDDLE - 1 - i) : sizeAt(i + 1 - MIDDLE),
);

const binOf = (x: Column): Column => bucket(x, ENDS);

/** The bin that holds 0. */
export const ZERO: number = MIDDLE - 1;

/** The edges of a bin. The outermost bins also hold all numbers beyond them. */
export function edgesOf(key: number): readonly [from: number, to: number] {
  const end = sizeAt(MIDDLE);
  return [ENDS[key - 1] ?? -end, ENDS[key] ?? end];
}

/** A column as float64. `bucket` would round the ends for a column of float32. */
const wide = (name: 'yTrue' | 'yPred'): Column => times(reals(name), 1);

const error = (): Column => minus(reals('yPred'), reals('yTrue'));

const none = { direction: undefined, options: {}, result: () => 0 } as const;

/** The weight of the errors in each bin. */
export class ErrorBins extends SumsMetric {
  static readonly definition: SumsDefinition<object, number> = {
    ...none,
    className: 'ErrorBins',
    name: '_error_bins',
    sums: () => ({ weights: { by: binOf(error()) } }),
  };
}

/** The weight of the rows, and the sum of their absolute errors, by the bins of truth and prediction. */
export class ErrorCells extends SumsMetric {
  static readonly definition: SumsDefinition<object, number> = {
    ...none,
    className: 'ErrorCells',
    name: '_error_cells',
    sums: () => {
      const by = [binOf(wide('yTrue')), binOf(wide('yPred'))] as const;
      return { weights: { by }, sizes: { value: abs(error()), by } };
    },
  };
}

export const errorMetrics: Readonly<Record<string, typeof ErrorBins | typeof ErrorCells>> = {
  ErrorBins,
  ErrorCells,
};

/** The class with this name, which the command uses internally. */
export const errorMetricNamed = (name: string): (typeof errorMetrics)[string] | undefined =>
  Object.values(errorMetrics).find(({ definition }) => definition.name === name);
