import { rangeError } from '../../core/errors.ts';
import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import type { Part } from '../../core/state.ts';
import { unseen } from '../../core/unseen.ts';
import { needed, number, type Row } from './answer-row.ts';
import type { SqlMetric } from './asked.ts';
import { isOfMetric, type Known, partsReader } from './parts.ts';

/** What a query found in one group, or in all rows. */
export interface GroupAnswer<M extends SqlMetric = AnyMeanMetric> {
  /** The group's values by column; null for the total. */
  readonly group: Readonly<Record<string, unknown>> | null;
  readonly rows: number;
  /** For each metric asked for, one that has seen these rows. */
  readonly metrics: readonly M[];
  /** Rows, for each metric, where equal scores lie on both sides of k: another order of them could change the result. */
  readonly tied: readonly number[];
  /** Rows with NaN among what they are judged by. */
  readonly nan: number;
  /** Rows whose label no class has. */
  readonly outOfRange: number;
  /** Rows whose truth is neither 0 nor 1, for metrics that cut at a threshold. */
  readonly notBinary: number;
  /** Rows with truth or predictions outside of 0 to 1, for losses of probabilities and thresholds between 0 and 1: logits, perhaps. */
  readonly notProbability: number;
  /** Rows whose truth is a whole number and whose prediction is not, for metrics that ask whether the two are equal: probabilities, perhaps. */
  readonly fractional: number;
  /** Rows left out for a NULL. */
  readonly skipped: number;
}

/** Makes the answers of groups. What to read of a row is decided once: there may be a million groups. */
export class GroupReader<M extends SqlMetric> {
  readonly #metrics: readonly M[];
  readonly #by: readonly string[];
  readonly #parts: readonly ReturnType<typeof partsReader>[];
  readonly #tied: readonly string[];

  constructor(metrics: readonly M[], by: readonly string[], known: Known) {
    this.#metrics = metrics;
    this.#by = by;
    this.#parts = metrics.map((_, i) => partsReader(metrics, i, known));
    this.#tied = metrics.map((_, i) => `_tied_${i}`);
  }

  /** What one group came to. For each scan, these are the group's rows. */
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

/** Scans count the same rows. A scan that counts other things has no such column. */
function most(scans: readonly (readonly Row[])[], name: string): number {
  let found = 0;
  for (const rows of scans) found = Math.max(found, sumOf(rows, name));
  return found;
}

/** Whether a row is of a scan. */
export const isOf =
  (scan: number) =>
  (row: Row): boolean =>
    number(row, '_scan') === scan;

/** A row's value in a column of groups; NULL is null, also where the answer leaves it out. */
export const groupOf = (row: Row, i: number): unknown => row[`_group_${i}`] ?? null;

/** One that has come to these sums. */
function withState<M extends SqlMetric>(metric: M, parts: (name: string) => Part): M {
  const what = `read: ${metric.name}`;
  const other: SqlMetric = unseen(metric);
  other.become(other.plus([parts], what));
  (other as AnyMeanMetric)['check'](what);
  return other as M;
}
