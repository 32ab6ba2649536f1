import { markdownTable } from 'markdown-table';
import type { Evaluation } from '../../results/evaluation.ts';
import { toGrid } from './grid.ts';
import { markdownText } from './markdown-text.ts';

/** A table for an issue or a pull request. */
export function toMarkdown(evaluation: Evaluation): string {
  const { head, lines, names } = toGrid(evaluation, markdownText);
  const align = head.map((_, i) => (i < names ? 'l' : 'r'));
  return `${markdownTable([head, ...lines], { align })}\n`;
}
