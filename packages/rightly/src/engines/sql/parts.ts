import { Cells } from '../../core/cells.ts';
import { CLASSES, ClassCount } from '../../core/class-count.ts';
import { Grid } from '../../core/grid.ts';
import type { Scores } from '../../core/scores.ts';
import { addSums, type Part, type Sum } from '../../core/state.ts';
import type { Summand } from '../../core/summand.ts';
import type { AnySumsMetric } from '../../core/declared-sums.ts';
import { type Expression, inputsOf } from '../vocabulary.ts';
import { type KeyColumn, keyIn, needed, number, type Row, scoreIn } from './answer-row.ts';
import { expressionsIn, isSums, type SqlMetric, summandsOf } from './asked.ts';
import { keysOf, takesNames } from './keys.ts';
import { momentsOf } from './moments.ts';
import { spreadReader } from './squares.ts';

/* Reads a metric's sums from the rows of an answer. */

/** Whether a row belongs to the scan that counted a metric. */
export const isOfMetric = (row: Row, metric: SqlMetric, i: number): boolean =>
  row[isSums(metric) ? `_sum_${i}_0` : `_total_${i}`] != null || row[`_area_${i}`] != null;

/** The known properties of an answer. */
export interface AnswerFacts {
  /** The keys of all metrics, in their order. */
  readonly keys: readonly string[];
  /** Whether classes have names. Undefined where that is not known. */
  readonly hasNames: boolean | undefined;
  /** The number of scores of a row. */
  readonly classes: number | undefined;
  readonly isWeighted: boolean;
}

/** Reads one of the metrics from its rows of a group. `i` is its index. */
export type PartsReader = (rows: readonly Row[]) => (name: string) => Part;

/** Chooses the columns once, for all groups of an answer. */
export function partsReader(
  metrics: readonly SqlMetric[],
  i: number,
  known: AnswerFacts,
): PartsReader {
  const metric = metrics[i]!;
  return isSums(metric)
    ? sumsReader(metric, i, known)
    : meanReader(`_total_${i}`, `_count_${i}`, spreadReader(metrics, i, known.isWeighted));
}

const meanReader =
  (total: string, count: string, readSpread: ReturnType<typeof spreadReader>): PartsReader =>
  (rows) => {
    const sums = { total: scalar(rows, total), count: scalar(rows, count) };
    const spread = readSpread(rows, sums);
    const parts: Readonly<Record<string, Part | undefined>> = { ...sums, spread };
    return (name) => parts[name]!;
  };

function sumsReader(metric: AnySumsMetric, i: number, known: AnswerFacts): PartsReader {
  const summands = summandsOf(metric).map(
    ([name, summand], j) => [name, summandReader(summand, i, j, known)] as const,
  );
  // Single numbers are vectors of one element.
  const isVector = inputsOf(...expressionsIn(metric)).yPred?.verb === 'vectors';
  const width = known.classes ?? (isVector ? 1 : undefined);
  return (rows) => {
    const parts = new Map<string, Part>(summands.map(([name, read]) => [name, read(rows)]));
    const isSeen = rows.some((row) => number(row, '_rows') > 0);
    parts.set(CLASSES, new ClassCount(isSeen ? width : 0));
    return (name) => parts.get(name)!;
  };
}

/** Reads the j-th sum of the i-th metric. */
function summandReader(
  summand: Summand,
  i: number,
  j: number,
  known: AnswerFacts,
): (rows: readonly Row[]) => Part {
  const by = keysOf(summand);
  const keys = keyColumns(by, known);
  const { moments, scores } = summand;
  if (moments) return (rows) => momentsOf(rows, `${i}_${j}`, keys[0], known.isWeighted);
  if (scores) return (rows) => sumByScore(rows, i, j, summand, keys[0]!);
  return (rows) => sumBy(rows, `_sum_${i}_${j}`, keys);
}

/** The columns of the keys. */
const keyColumns = (
  by: readonly Expression[],
  { keys, hasNames = true }: AnswerFacts,
): KeyColumn[] =>
  by.map((key) => ({
    column: `_key_${keys.indexOf(key.key)}`,
    takesNames: takesNames(key) && hasNames,
  }));

function sumBy(rows: readonly Row[], column: string, keys: readonly KeyColumn[]): Part {
  if (keys.length === 0) return scalar(rows, column);
  const [first, second] = keys;
  const grid = new Grid();
  const all = new Cells();
  for (const row of rows) {
    const sum = needed(row, column);
    // A row that is refused or skipped has no key, and adds nothing.
    if (sum === 0) continue;
    const cells = second ? grid.row(keyIn(row, first!)) : all;
    cells.add(keyIn(row, second ?? first!), [sum, 0]);
  }
  return second ? grid : all;
}

/** Sums by score. If the engine computed the area under their curve, only the area. */
function sumByScore(
  rows: readonly Row[],
  i: number,
  j: number,
  summand: Summand,
  { column }: KeyColumn,
): Scores {
  const { none, count } = summand.scores!;
  const areas = rows.filter((row) => row[`_area_${i}`] != null);
  if (areas.length > 0) return none(summand).known(number(areas[0]!, `_area_${i}`));
  // A row that is refused or skipped has no score, and adds nothing.
  const own = rows.filter((row) => needed(row, `_sum_${i}_${j}`) !== 0);
  const scores = Float64Array.from(own, (row) => scoreIn(row, column));
  const sums = Float64Array.from(own, (row) => number(row, `_sum_${i}_${j}`));
  return count(own.length, scores, sums);
}

function scalar(rows: readonly Row[], column: string): Sum {
  // Most groups have one row.
  let sum: Sum | undefined;
  for (const row of rows) {
    const own: Sum = [needed(row, column), 0];
    sum = sum ? addSums(sum, own) : own;
  }
  return sum ?? [0, 0];
}
