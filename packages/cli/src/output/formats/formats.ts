import type { Evaluation } from '../../results/evaluation.ts';
import { toCsv } from './csv.ts';
import { toJson } from './json.ts';
import { toMarkdown } from './markdown.ts';
import { toTable } from './table.ts';

export type FormatName = 'table' | 'json' | 'markdown' | 'csv';

export const formats: Readonly<Record<FormatName, (evaluation: Evaluation) => Iterable<string>>> = {
  table: toTable,
  json: toJson,
  markdown: (evaluation) => [toMarkdown(evaluation)],
  csv: toCsv,
};
