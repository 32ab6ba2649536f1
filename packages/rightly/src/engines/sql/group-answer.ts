import { rangeError } from '../../core/errors.ts';
import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import type { Part } from '../../core/state.ts';
import { unseen } from '../../core/unseen.ts';
import { needed, number, type Row } from './answer-row.ts';
import type { SqlMetric } from './asked.ts';
import { isOfMetric, type AnswerFacts, partsReader } from './parts.ts';

/** The answer for one group, or for all rows. */
export interface GroupAnswer<M extends SqlMetric = AnyMeanMetric> {
  /** The group's values by column. null for the total. */
  readonly group: Readonly<Record<string, unknown>> | null;
  readonly rows: number;
  /** A metric with the counted rows, for each metric of the query. */
  readonly metrics: readonly M[];
  /** For each metric, rows where equal scores are on both sides of k. Another order of these scores could change the result. */
  readonly tied: readonly number[];
  /** Rows with NaN in the numbers that decide their result. */
  readonly nan: number;
  /** Rows whose label no class has. */
  readonly outOfRange: number;
  /** Rows with a truth other than 0 and 1, for metrics that cut at a threshold. */
  readonly notBinary: number;
  /** Rows with truth or predictions outside of 0 to 1, for losses of probabilities and thresholds between 0 and 1. They may be logits. */
  readonly notProbability: number;
  /** Rows with a whole truth and a fractional prediction, for metrics that compare for equality. The predictions may be probabilities. */
  readonly fractional: number;
  /** Rows that were left out because of a NULL. */
  readonly skipped: number;
}

/** Makes the answers of groups. The columns are chosen once, because there may be a million groups. */
export class GroupReader<M extends SqlMetric> {
  readonly #metrics: readonly M[];
  readonly #by: readonly string[];
  readonly #parts: readonly ReturnType<typeof partsReader>[];
  readonly #tied: readonly string[];

  constructor(metrics: readonly M[], by: readonly string[], known: AnswerFacts) {
    this.#metrics = metrics;
    this.#by = by;
    this.#parts = metrics.map((_, i) => partsReader(metrics, i, known));
    this.#tied = metrics.map((_, i) => `_tied_${i}`);
  }

  /** The answer of one group. `scans` has the rows of the group for each scan. */
  group(scans: readonly (readonly Row[])[]): GroupAnswer<M> {
    const [first = []] = scans;
    for (const row of first) checkCount(needed(row, '_rows'));
    return {
      group: this.#by.length === 0 ? null : this.#values(scans.find(([row]) => row)![0]!),
      rows: sumOf(first, '_rows'),
      metrics: this.#metrics.map((metric, i) => {
        const own = scans.find((rows) => rows.some((row) => isOfMetric(row, metric, i))) ?? first;
        return this.metric(i, own);
      }),
      tied: this.#tied.map((name) => most(scans, name)),
      nan: most(scans, '_nan'),
      outOfRange: most(scans, '_out_of_range'),
      notBinary: most(scans, '_not_binary'),
      notProbability: most(scans, '_not_probability'),
      fractional: most(scans, '_fractional'),
      skipped: sumOf(first, '_skipped'),
    };
  }

  #values(row: Row): Record<string, unknown> {
    return Object.fromEntries(this.#by.map((name, i) => [name, groupOf(row, i)]));
  }

  /** One of the metrics, with the sums of these rows. */
  metric(i: number, rows: readonly Row[]): M {
    return withState(this.#metrics[i]!, this.#parts[i]!(rows));
  }
}

function checkCount(rows: number): void {
  if (!(Number.isSafeInteger(rows) && rows >= 0))
    throw rangeError(
      'read: _rows',
      `be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`,
      `${rows}`,
    );
}

function sumOf(rows: readonly Row[], name: string): number {
  let sum = 0;
  for (const row of rows) sum += number(row, name);
  return sum;
}

/** A count that all scans share. A scan of other counts lacks the column. */
function most(scans: readonly (readonly Row[])[], name: string): number {
  let found = 0;
  for (const rows of scans) found = Math.max(found, sumOf(rows, name));
  return found;
}

/** Whether a row belongs to a scan. */
export const isOf =
  (scan: number) =>
  (row: Row): boolean =>
    number(row, '_scan') === scan;

/** A row's value in a column of groups. NULL is null, even where the answer leaves it out. */
export const groupOf = (row: Row, i: number): unknown => row[`_group_${i}`] ?? null;

/** A copy of the metric with these sums. */
function withState<M extends SqlMetric>(metric: M, parts: (name: string) => Part): M {
  const what = `read: ${metric.name}`;
  const other: SqlMetric = unseen(metric);
  other.become(other.plus([parts], what));
  (other as AnyMeanMetric)['check'](what);
  return other as M;
}
