import type { Evaluation } from '../../results/evaluation.ts';
import { toCsv } from './csv.ts';
import { toJson } from './json.ts';
import { toMarkdown } from './markdown.ts';
import { toTable } from './table.ts';

/** The formats of evaluations and comparisons. */
export type FormatName = 'table' | 'json' | 'markdown' | 'csv';

/** The formats of an evaluation. */
export type EvaluationFormat = FormatName | 'every-eval-ever';

export const formats: Readonly<Record<FormatName, (evaluation: Evaluation) => Iterable<string>>> = {
  table: toTable,
  json: toJson,
  markdown: (evaluation) => [toMarkdown(evaluation)],
  csv: toCsv,
};
