import type { ReportData } from '@rightly/report/page';
import { inert } from '../../process/safe-text.ts';
import { label } from '../../results/label.ts';
import { type Dotted, dotLines } from './intervals-plot.ts';
import type { Marks } from './marks.ts';
import { matrixLines } from './matrix-plot.ts';

/** The most groups of a column that are drawn. */
const MOST_GROUPS = 30;

/** Pictures of a report as lines of text: the confusion matrix, groups with intervals, and the reliability curve. */
export function plotLines(
  { classes, slices, calibration, level }: ReportData,
  { width, marks }: { readonly width: number; readonly marks: Marks },
): string[] {
  const percent = Number((level * 100).toPrecision(10));
  const lines: string[] = [];
  const add = (title: string, picture: readonly string[]): void => {
    if (picture.length > 0) lines.push('', title, ...picture.map(inert));
  };
  if (classes)
    add(
      'confusion matrix: rows are true classes, shades are shares of the row',
      matrixLines(classes.matrix, { width, marks }),
    );
  for (const { column, metric, groups } of slices) {
    const dots = groups
      .slice(0, MOST_GROUPS)
      .map((group): Dotted => Object.assign({}, group, { name: label(group.name) }));
    const more =
      groups.length > MOST_GROUPS ? `, the worst ${MOST_GROUPS} of ${groups.length}` : '';
    add(
      `${metric} by ${label(column)}, with ${percent} % intervals${more}`,
      dotLines(dots, { width, marks }),
    );
  }
  if (calibration)
    add(
      `reliability: ${marks.dot} is the share of right rows, ${marks.guide} the mean confidence`,
      dotLines(
        calibration.bins.map(({ from, to, confidence, right }): Dotted => ({
          ...right,
          name: `${from.toFixed(2)} to ${to.toFixed(2)}`,
          guide: confidence,
        })),
        { width, marks, range: [0, 1] },
      ),
    );
  return lines;
}
