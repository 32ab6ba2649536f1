import type { Evaluation, GroupResults } from '../../results/evaluation.ts';
import { isMatrixValue } from '../../results/result.ts';
import { reportOf } from '../../results/report.ts';
import { toGrid } from './grid.ts';
import { matrixSections } from './matrix-grid.ts';
import { reportGrid } from './report-grid.ts';
import type { Section } from './section.ts';

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
      ? [
          {
            ...toGrid({ ...evaluation, groups: plain }, write, width),
            totals: by.length > 0 ? 1 : 0,
          },
        ]
      : []),
    ...(reports.some(({ lines }) => lines.length > 0)
      ? [reportGrid(evaluation, reports, write)]
      : []),
    ...matrixSections(evaluation, write, width),
  ];
}
