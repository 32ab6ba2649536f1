import { deepest, type Deep, type Placed } from './layers.ts';

/**
 * SQL that gives one float64 a row; or, where there are lists, one for each place in them, in terms of what these have there. So a chain
 * of verbs is one pass over lists, and what is wanted of one class only is computed for that class only.
 */
export interface Term extends Deep {
  readonly lists: readonly string[];
  readonly sql: (element: (list: string) => string) => string;
  /** Whether to say it twice costs nothing. */
  readonly isShort: boolean;
}

export const itself = (list: string): string => list;

export const short = (sql: string, needs: readonly Deep[], isShort = true): Term => ({
  lists: [],
  sql: () => sql,
  depth: deepest(needs),
  isShort,
});

/** What has a column of its own: a number, or a list of them. */
export const placed = (column: Placed): Term =>
  column.list
    ? { lists: [column.sql], sql: (of) => of(column.sql), depth: column.depth, isShort: true }
    : short(column.sql, [column]);

/** Whether a text says one of its arguments more than once. */
export function isRepeated(
  write: (...args: string[]) => string,
  which: number,
  count: number,
): boolean {
  const marks = Array.from({ length: count }, (_, i) => `<${i}>`);
  return write(...marks).split(marks[which]!).length > 2;
}
