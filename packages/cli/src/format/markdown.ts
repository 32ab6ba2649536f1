import { markdownTable } from 'markdown-table';
import type { Evaluation } from '../evaluate/results.ts';
import { toGrid } from './grid.ts';

/** A table for an issue or a pull request. */
export function toMarkdown(evaluation: Evaluation): string {
  const { head, lines, names } = toGrid(evaluation);
  const escaped = [head, ...lines].map((line) =>
    line.map((cell) => cell.replaceAll('|', '\\|').replaceAll(/\s*[\r\n]+\s*/g, ' ')),
  );
  return `${markdownTable(escaped, { align: head.map((_, i) => (i < names ? 'l' : 'r')) })}\n`;
}
