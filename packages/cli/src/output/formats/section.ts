import type { Grid } from './grid.ts';

/** A grid of an evaluation. Output is a series of sections. */
export interface Section extends Grid {
  /** A line above the grid. */
  readonly title?: string;
  /** The number of lines at the end that are totals. */
  readonly totals: number;
  /** For each line, a number from 0 to 1 that is drawn as a bar behind the line; undefined for a line without a bar. */
  readonly bars?: readonly (number | undefined)[];
  /** The strength of the colour of a cell, from 0 to 1; negative for wrong predictions. */
  readonly shade?: (line: number, column: number) => number | undefined;
}
