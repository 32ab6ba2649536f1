import { stripVTControlCharacters } from 'node:util';
import picocolors from 'picocolors';
import { inert } from '../../process/safe-text.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { alignColumns, widthOf } from './align-columns.ts';
import { barOf, barWidth } from './bar-of.ts';
import { headlines } from './headline.ts';
import type { Section } from './section.ts';
import { toSections } from './sections.ts';
import { shaded } from './shaded.ts';

// Only a terminal gets colours. The log of a CI is not a terminal, even if its environment variables ask for colours.
const hasColors = process.stdout.isTTY ? picocolors.isColorSupported : false;
const colors = picocolors.createColors(hasColors);

/** The width of a line without a terminal. */
const usualWidth = 80;

/** The headline, and the sections below it. Lines are generated one by one, because there may be very many. */
export const toTable = (evaluation: Evaluation): Generator<string> =>
  sectionsBelow(
    (width) => headlines(evaluation, width),
    (width) => toSections(evaluation, inert, width),
  );

/** Sections below a headline, which is broken into lines if the terminal is narrow. */
export function* sectionsBelow(
  headline: (width: number) => string,
  sections: (width: number) => readonly Section[],
): Generator<string> {
  const width = process.stdout.columns ?? usualWidth;
  // Without a terminal, the headline stays on one line, so that programs can search it.
  yield headline(process.stdout.isTTY ? width : Infinity);
  for (const section of sections(width)) {
    let between = '\n\n';
    for (const line of linesOf(section, width)) {
      yield `${between}${line}`;
      between = '\n';
    }
  }
  yield '\n';
}

function* linesOf(section: Section, width: number): Generator<string> {
  const { head, lines, names, title, note, totals, shade, grey } = section;
  if (title !== undefined) yield title;
  const grid = alignColumns([head, ...lines], names, (cell, row, column) => {
    if (row === 0) return colors.dim(cell);
    const strength = hasColors ? shade?.(row - 1, column) : undefined;
    if (strength !== undefined) return shaded(cell, strength);
    if (grey?.has(row - 1)) return colors.dim(cell);
    return row > lines.length - totals ? colors.bold(cell) : cell;
  });
  yield* process.stdout.isTTY ? withBars([...grid], section, width) : grid;
  if (note !== undefined) yield colors.dim(note);
}

/** The lines of a grid, with a bar behind each if there is room. */
function withBars(grid: readonly string[], { bars = [] }: Section, width: number): string[] {
  const [head, ...lines] = grid as readonly [string, ...string[]];
  const longest = lines.reduce((most, line) => Math.max(most, size(line)), size(head));
  if (!bars.some((bar) => bar !== undefined) || longest + 2 + barWidth > width) return [...grid];
  const drawn = lines.map((line, i) => {
    const bar = bars[i];
    if (bar === undefined) return line;
    const gap = ' '.repeat(longest - size(line) + 2);
    return `${line}${gap}${barOf(bar)}`;
  });
  return [head, ...drawn];
}

/** The width of a line without its colours. */
const size = (line: string): number => widthOf(stripVTControlCharacters(line));
