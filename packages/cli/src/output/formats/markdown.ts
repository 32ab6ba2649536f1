import { markdownTable } from 'markdown-table';
import type { Evaluation } from '../../results/evaluation.ts';
import { markdownText } from './markdown-text.ts';
import type { Section } from './section.ts';
import { toSections } from './sections.ts';

/** Tables for an issue or a pull request. */
export const toMarkdown = (evaluation: Evaluation): string =>
  toSections(evaluation, markdownText, widest).map(textOf).join('\n');

/** The widest table, in letters. Wider tables scroll on a page and are hard to read. */
const widest = 200;

export function textOf({ head, lines, names, title, note }: Section): string {
  const align = head.map((_, i) => (i < names ? 'l' : 'r'));
  const grid = `${markdownTable([head.map(escaped), ...lines], { align })}\n`;
  const above = title === undefined ? '' : `${title}\n\n`;
  return `${above}${grid}${note === undefined ? '' : `\n${note}\n`}`;
}

/** A cell of the first line. In the corner of a matrix, the backslash is escaped. */
const escaped = (cell: string): string =>
  cell.startsWith(String.raw`true \ `) ? cell.replace('\\', '\\\\') : cell;
