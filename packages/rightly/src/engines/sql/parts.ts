import { Cells, type Key } from '../../core/cells.ts';
import { rangeError } from '../../core/errors.ts';
import { CLASSES, Extent } from '../../core/extent.ts';
import { Grid } from '../../core/grid.ts';
import { addSums, type Part, type Sum } from '../../core/state.ts';
import type { Expression } from '../vocabulary.ts';
import { isSums, type SqlMetric, summandsOf } from './asked.ts';
import { keysOf } from './keys.ts';
import { spreadOf } from './squares.ts';

/* A metric's sums, from the rows of an answer. */

export type Row = Readonly<Record<string, unknown>>;

/** Whether a row is of the scan that counted a metric. */
export const isOfMetric = (row: Row, metric: SqlMetric, i: number): boolean =>
  row[isSums(metric) ? `_sum_${i}_0` : `_total_${i}`] != null;

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
      sumBy(rows, `_sum_${i}_${j}`, keysOf(summand), known),
    ]),
  );
  const isSeen = rows.some((row) => number(row, '_rows') > 0);
  parts.set(CLASSES, new Extent(isSeen ? known.classes : 0));
  return (name) => parts.get(name)!;
}

function sumBy(
  rows: readonly Row[],
  column: string,
  by: readonly Expression[],
  { keys, hasNames = true }: Known,
): Part {
  if (by.length === 0) return scalar(rows, column);
  const [first, second] = by.map((key) => ({
    column: `_key_${keys.indexOf(key.key)}`,
    takesNames: key.verb === 'classes' && hasNames,
  }));
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

interface KeyColumn {
  readonly column: string;
  readonly takesNames: boolean;
}

/** A name, or a whole number: engines and files write these as numbers, as bigints, or as digits. */
function keyIn(row: Row, { column, takesNames }: KeyColumn): Key {
  const value = row[column];
  if (takesNames && typeof value === 'string') return value;
  const number = Number(value ?? undefined);
  if (!Number.isInteger(number))
    throw rangeError(`read: ${column}`, 'be a whole number', String(value));
  return Number.isSafeInteger(number) ? number + 0 : BigInt(value as string);
}

const scalar = (rows: readonly Row[], column: string): Sum =>
  rows.reduce<Sum>((sum, row) => addSums(sum, [needed(row, column), 0]), [0, 0]);

/** A sum that the query must have given: its absence is not 0. */
export function needed(row: Row, name: string): number {
  if (row[name] === undefined)
    throw rangeError('read: each row', `have the column ${name}`, Object.keys(row).join(', '));
  return number(row, name);
}

/** Counts come as numbers or bigints, and not at all where the query had nothing to count. */
export const number = (row: Row, name: string): number => Number(row[name] ?? 0);
