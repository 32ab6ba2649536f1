import type { Evaluation } from '../../results/evaluation.ts';
import { type GroupResults, isMatrixValue } from '../../results/result.ts';
import { classReportOf } from '../../results/class-report.ts';
import { toGrid } from './grid.ts';
import { matrixSections } from './matrix-grid.ts';
import { reportGrid } from './report-grid.ts';
import type { Section } from './section.ts';

/** `write` formats names on one line without hidden characters. `width` is the number of letters that fit on a line. */
export function toSections(
  evaluation: Evaluation,
  write: (name: string) => string,
  width: number,
): Section[] {
  const { groups } = evaluation;
  // The report of `--per-class` has no columns for intervals.
  const hasReport =
    evaluation.level === undefined &&
    groups.some(({ results }) => classReportOf(results).lines.length > 0);
  const hasMatrix = groups.some(({ results }) => results.some(({ value }) => isMatrixValue(value)));
  const reports = hasReport ? groups.map(({ results }) => classReportOf(results)) : [];
  // Groups are copied only if needed, because there may be very many.
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
