import type { ReportData } from '@rightly/report/page';
import { marksFor } from './marks.ts';
import { plotLines } from './plot.ts';

/** The width of a line without a terminal. */
const usualWidth = 80;

/** Prints the pictures of a report, within the width of the terminal. */
export function printPlot(data: ReportData): void {
  const width = process.stdout.columns ?? usualWidth;
  const lines = plotLines(data, { width, marks: marksFor(process.env) });
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}
