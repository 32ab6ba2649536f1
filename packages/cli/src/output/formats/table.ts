import picocolors from 'picocolors';
import { inert } from '../../process/safe-text.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { alignColumns } from './align-columns.ts';
import { toGrid } from './grid.ts';
import { headline } from './headline.ts';

// Only a terminal gets colours. A CI's log is none, even where its environment variables ask for colours.
const colors = picocolors.createColors(process.stdout.isTTY ? picocolors.isColorSupported : false);

/** Columns under a line that says what was read. */
export function toTable(evaluation: Evaluation): string {
  const { head, lines, names } = toGrid(evaluation, inert);
  const grouped = evaluation.groups.length > 1;
  const text = alignColumns([head, ...lines], names, (cell, row) => {
    if (row === 0) return colors.dim(cell);
    return grouped && row === lines.length ? colors.bold(cell) : cell;
  });
  return `${headline(evaluation)}\n\n${text}\n`;
}
