import { InputError } from '../process/errors.ts';

/** The most rows of an answer that are read. Each row takes about a kilobyte of memory until all are added up. */
export const MOST_ROWS = 2_000_000;

/** The query with a limit of one row more than is read, so that a larger answer is noticed. */
export const bounded = (sql: string): string =>
  `SELECT * FROM (${sql}\n) AS answer LIMIT ${MOST_ROWS + 1}`;

/** Throws InputError for an answer of too many rows. */
export function checkRows(count: number): void {
  if (count > MOST_ROWS)
    throw new InputError(
      `the answer must have at most ${MOST_ROWS.toLocaleString('en')} rows; it has more. Each group has one row, or one row for each class or threshold: ask for fewer groups with --by or --where, for fewer thresholds (auc:num_thresholds=50), or for metrics without classes`,
    );
}
