import type { Grid } from './grid.ts';

/** A grid of an evaluation. What is printed has one below another. */
export interface Section extends Grid {
  /** A line above the grid. */
  readonly title?: string;
  /** How many lines, from the end, are of all rows together. */
  readonly totals: number;
  /** For each line a number from 0 to 1 that is drawn as a bar behind it; undefined where there is none. */
  readonly bars?: readonly (number | undefined)[];
  /** For a cell in a line and a column: how strong its colour is, from 0 to 1, below 0 for what is wrong. */
  readonly shade?: (line: number, column: number) => number | undefined;
}
