import picocolors from 'picocolors';
import { inert } from '../../process/safe-text.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { alignColumns } from './align-columns.ts';
import { headline } from './headline.ts';
import type { Section } from './section.ts';
import { toSections } from './sections.ts';
import { shaded } from './shaded.ts';

// Only a terminal gets colours. A CI's log is none, even where its environment variables ask for colours.
const hasColors = process.stdout.isTTY ? picocolors.isColorSupported : false;
const colors = picocolors.createColors(hasColors);

/** How many letters a line has where no terminal says so. */
const usualWidth = 120;

/** Grids under a line that says what was read. */
export function toTable(evaluation: Evaluation): string {
  const width = process.stdout.columns ?? usualWidth;
  const sections = toSections(evaluation, inert, width).map(textOf);
  return `${[headline(evaluation), ...sections].join('\n\n')}\n`;
}

function textOf({ head, lines, names, title, note, totals, shade }: Section): string {
  const grid = alignColumns([head, ...lines], names, (cell, row, column) => {
    if (row === 0) return colors.dim(cell);
    const strength = hasColors ? shade?.(row - 1, column) : undefined;
    if (strength !== undefined) return shaded(cell, strength);
    return row > lines.length - totals ? colors.bold(cell) : cell;
  });
  const above = title === undefined ? [] : [title];
  const below = note === undefined ? [] : [colors.dim(note)];
  return [...above, grid, ...below].join('\n');
}
