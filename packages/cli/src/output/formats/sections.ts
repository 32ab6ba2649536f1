import type { Evaluation } from '../../results/evaluation.ts';
import { type GroupResults, isMatrixValue } from '../../results/result.ts';
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
  const { groups } = evaluation;
  // The report of all classes has no room for intervals.
  const hasReport =
    evaluation.level === undefined &&
    groups.some(({ results }) => reportOf(results).lines.length > 0);
  const hasMatrix = groups.some(({ results }) => results.some(({ value }) => isMatrixValue(value)));
  const reports = hasReport ? groups.map(({ results }) => reportOf(results)) : [];
  // Very many groups are not copied.
  const plain =
    hasReport || hasMatrix
      ? groups.map((group, i): GroupResults => ({
          ...group,
          results: (reports[i]?.others ?? group.results).filter(
            ({ value }) => !isMatrixValue(value),
          ),
        }))
      : groups;
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
    ...(hasReport ? [reportGrid(evaluation, reports, write)] : []),
    ...(hasMatrix ? matrixSections(evaluation, write, width) : []),
  ];
}
