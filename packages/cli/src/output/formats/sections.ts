import type { Evaluation, GroupResults } from '../../results/evaluation.ts';
import { isMatrixValue } from '../../results/evaluation.ts';
import { reportOf } from '../../results/report.ts';
import { type Grid, toGrid } from './grid.ts';
import { matrixSections } from './matrix-grid.ts';
import { reportGrid } from './report-grid.ts';

/** A grid of an evaluation. What is printed has one below another. */
export interface Section extends Grid {
  /** A line above the grid, and one below it. */
  readonly title?: string;
  readonly note?: string;
  /** How many lines, from the end, are of all rows together. */
  readonly totals: number;
  /** For a cell in a line and a column: how strong its colour is, from 0 to 1, below 0 for what is wrong. */
  readonly shade?: (line: number, column: number) => number | undefined;
}

/** `write` is how the format writes names on one line without hidden characters; `width` is how many letters fit on a line. */
export function toSections(
  evaluation: Evaluation,
  write: (name: string) => string,
  width: number,
): Section[] {
  const reports = evaluation.groups.map(({ results }) => reportOf(results));
  const plain = evaluation.groups.map((group, i): GroupResults => ({
    ...group,
    results: reports[i]!.others.filter(({ value }) => !isMatrixValue(value)),
  }));
  const [first] = plain as [GroupResults];
  const { by } = evaluation.columns;
  return [
    ...(first.results.length > 0
      ? [{ ...toGrid({ ...evaluation, groups: plain }, write), totals: by.length > 0 ? 1 : 0 }]
      : []),
    ...(reports.some(({ lines }) => lines.length > 0)
      ? [reportGrid(evaluation, reports, write)]
      : []),
    ...matrixSections(evaluation, write, width),
  ];
}
