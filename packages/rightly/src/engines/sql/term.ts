import { deepest, type Deep, type Placed } from './layers.ts';

/**
 * SQL that gives one float64 a row; or, where there are lists, one for each place in them, in terms of what these have there. So a chain
 * of verbs is one pass over lists, and what is wanted of one class only is computed for that class only.
 */
export interface Term extends Deep {
  readonly lists: readonly string[];
  /** Columns of one number a row; `element` may know them by other names. */
  readonly beside: readonly string[];
  /** What is computed before for each place, by names that `element` knows, too. */
  readonly steps: readonly Step[];
  readonly sql: Write;
  /** Whether to say it twice costs nothing. */
  readonly isShort: boolean;
}

/** SQL in terms of what each list, or step, has at a place. */
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

/** What has a column of its own: a number, or a list of them. */
export const placed = ({ sql, list, depth }: Placed): Term => ({
  lists: list ? [sql] : [],
  beside: list ? [] : [sql],
  steps: [],
  sql: (of) => of(sql),
  depth,
  isShort: true,
});

/** Whether a text says one of its arguments more than once. */
export function isRepeated(
  write: (...args: string[]) => string,
  which: number,
  count: number,
): boolean {
  const marks = Array.from({ length: count }, (_, i) => `<${i}>`);
  return write(...marks).split(marks[which]!).length > 2;
}
