import { Cells } from '../../core/cells.ts';
import { CLASSES, Extent } from '../../core/extent.ts';
import { Grid } from '../../core/grid.ts';
import type { Scores } from '../../core/scores.ts';
import { addSums, type Part, type Sum } from '../../core/state.ts';
import type { Summand } from '../../core/summand.ts';
import { type Expression, inputsOf } from '../vocabulary.ts';
import { type KeyColumn, keyIn, needed, number, type Row, scoreIn } from './answer-row.ts';
import { expressionsIn, isSums, type SqlMetric, summandsOf } from './asked.ts';
import { keysOf, takesNames } from './keys.ts';
import { momentsOf } from './moments.ts';
import { spreadOf } from './squares.ts';

/* A metric's sums, from the rows of an answer. */

/** Whether a row is of the scan that counted a metric. */
export const isOfMetric = (row: Row, metric: SqlMetric, i: number): boolean =>
  row[isSums(metric) ? `_sum_${i}_0` : `_total_${i}`] != null || row[`_area_${i}`] != null;

/** What is known of an answer beside its rows. */
export interface Known {
  /** The keys of all metrics, in their order. */
  readonly keys: readonly string[];
  /** Whether classes have names, where that is known. */
  readonly hasNames: boolean | undefined;
  /** How many scores a row has. */
  readonly classes: number | undefined;
  readonly isWeighted: boolean;
}

/** What one of the metrics has come to, `i` being its place. */
export function partsOf(
  metrics: readonly SqlMetric[],
  i: number,
  rows: readonly Row[],
  known: Known,
): (name: string) => Part {
  const metric = metrics[i]!;
  if (!isSums(metric)) {
    const sums = { total: scalar(rows, `_total_${i}`), count: scalar(rows, `_count_${i}`) };
    const spread = spreadOf(metrics, i, rows, known.isWeighted, sums);
    const parts: Readonly<Record<string, Part | undefined>> = { ...sums, spread };
    return (name) => parts[name]!;
  }
  const parts = new Map<string, Part>(
    summandsOf(metric).map(([name, summand], j) => [
      name,
      summand.moments
        ? momentsOf(rows, `${i}_${j}`, keyColumns(keysOf(summand), known)[0], known.isWeighted)
        : summand.scores
          ? sumByScore(rows, i, j, summand.scores, keyColumns(keysOf(summand), known)[0]!)
          : sumBy(rows, `_sum_${i}_${j}`, keysOf(summand), known),
    ]),
  );
  const isSeen = rows.some((row) => number(row, '_rows') > 0);
  // Numbers that stand alone are vectors of one.
  const isVector = inputsOf(...expressionsIn(metric)).yPred?.verb === 'vectors';
  parts.set(CLASSES, new Extent(isSeen ? (known.classes ?? (isVector ? 1 : undefined)) : 0));
  return (name) => parts.get(name)!;
}

/** In which columns keys are. */
const keyColumns = (by: readonly Expression[], { keys, hasNames = true }: Known): KeyColumn[] =>
  by.map((key) => ({
    column: `_key_${keys.indexOf(key.key)}`,
    takesNames: takesNames(key) && hasNames,
  }));

function sumBy(
  rows: readonly Row[],
  column: string,
  by: readonly Expression[],
  known: Known,
): Part {
  if (by.length === 0) return scalar(rows, column);
  const [first, second] = keyColumns(by, known);
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

/** Sums by score; or, where the engine has computed the area under their curve, that alone. */
function sumByScore(
  rows: readonly Row[],
  i: number,
  j: number,
  { none, count }: NonNullable<Summand['scores']>,
  { column }: KeyColumn,
): Scores {
  const areas = rows.filter((row) => row[`_area_${i}`] != null);
  if (areas.length > 0) return none.known(number(areas[0]!, `_area_${i}`));
  // A row that is refused or skipped has no score, and adds nothing.
  const own = rows.filter((row) => needed(row, `_sum_${i}_${j}`) !== 0);
  const scores = Float64Array.from(own, (row) => scoreIn(row, column));
  const sums = Float64Array.from(own, (row) => number(row, `_sum_${i}_${j}`));
  return count(own.length, scores, sums);
}

const scalar = (rows: readonly Row[], column: string): Sum =>
  rows.reduce<Sum>((sum, row) => addSums(sum, [needed(row, column), 0]), [0, 0]);
