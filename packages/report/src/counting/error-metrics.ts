import { type SumsDefinition, SumsMetric } from 'rightly';
import {
  abs,
  atLeast,
  atMost,
  bucket,
  type Column,
  dividedBy,
  exceeds,
  log,
  minus,
  plus,
  reals,
  times,
} from 'rightly/verbs';

/* The sums for pictures of a regression. The bins are the same for all data, so that the bins of parts add up. Each octave (factor of 2) has eight bins. */

/** The number of bins of an octave. */
const EACH = 8;
/** The first and the last octave. Smaller numbers are in the bins around 0, and larger ones in the outermost bins. */
const [FIRST, LAST] = [-20, 40];
const BINS = 2 * EACH * (LAST - FIRST);
const EDGES = Array.from({ length: BINS - 1 }, (_, i) => (i + 1) / BINS);

/** The bin of a number. */
function binOf(x: Column): Column {
  const octave = times(log(atLeast(abs(x), 2 ** FIRST)), Math.LOG2E);
  const size = dividedBy(atMost(minus(octave, FIRST), LAST - FIRST), 2 * (LAST - FIRST));
  const side = minus(times(exceeds(x, 0), 2), 1);
  return bucket(plus(0.5, times(side, size)), EDGES);
}

const edge = (n: number): number => (n === 0 ? 0 : 2 ** (FIRST + n / EACH));

/** The edges of a bin. The outermost bins also hold all numbers beyond them. */
export function edgesOf(key: number): readonly [from: number, to: number] {
  const place = key - BINS / 2;
  return place >= 0 ? [edge(place), edge(place + 1)] : [-edge(-place), -edge(-place - 1)];
}

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
      const by = [binOf(reals('yTrue')), binOf(reals('yPred'))] as const;
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
