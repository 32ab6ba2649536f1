import { deepest, type Deep, type Placed } from './layers.ts';

/**
 * SQL that gives one float64 for each row. Where there are lists, it gives one for each index, in terms of the elements at that index. So a
 * chain of verbs is one pass over lists, and a number that is needed for one class only is computed for that class only.
 */
export interface Term extends Deep {
  readonly lists: readonly string[];
  /** Columns with one number for each row. `element` may have other names for them. */
  readonly beside: readonly string[];
  /** Intermediate results for each index. `element` knows their names. */
  readonly steps: readonly Step[];
  readonly sql: Write;
  /** Whether the SQL may be repeated at no cost. */
  readonly isShort: boolean;
}

/** Writes SQL in terms of the elements of lists, or of steps, at an index. */
type Write = (element: (name: string) => string) => string;

export interface Step {
  readonly name: string;
  readonly sql: Write;
}

export const itself = (name: string): string => name;

export const short = (sql: string, needs: readonly Deep[], isShort = true): Term => ({
  lists: [],
  beside: [],
  steps: [],
  sql: () => sql,
  depth: deepest(needs),
  isShort,
});

/** The term of a separate column: a number, or a list of numbers. */
export const placed = ({ sql, list, depth }: Placed): Term => ({
  lists: list ? [sql] : [],
  beside: list ? [] : [sql],
  steps: [],
  sql: (of) => of(sql),
  depth,
  isShort: true,
});

/** Whether a text repeats one of its arguments. */
export function isRepeated(
  write: (...args: string[]) => string,
  which: number,
  count: number,
): boolean {
  const marks = Array.from({ length: count }, (_, i) => `<${i}>`);
  return write(...marks).split(marks[which]!).length > 2;
}
