import { say } from '../process/standard-error.ts';
import { assumed } from '../reading/deciding/assumption.ts';
import type { Comparison } from '../results/comparison.ts';
import type { Evaluation } from '../results/evaluation.ts';
import { failuresIn, statusOf } from '../results/judge-requirements.ts';
import type { Judged } from '../results/judge.ts';
import { comparisonFormats, plainComparison } from './comparison/formats.ts';
import { type RecordOptions, toRecord } from './ci/every-eval-ever.ts';
import { type EvaluationFormat, type FormatName, formats } from './formats/formats.ts';
import { headline } from './formats/headline.ts';
import { toJson } from './formats/json.ts';
import { whole } from '../results/numbers.ts';

/** An evaluation, and perhaps a comparison with a baseline. */
export interface Found extends Judged {
  readonly comparison?: Comparison | undefined;
}

/** The options for printing an evaluation. */
export interface PrintOptions extends RecordOptions {
  readonly format: EvaluationFormat;
}

/** Prints an evaluation, and its assumptions, warnings and failures on standard error. The result is the exit status. */
export function print(
  { evaluation, verdicts, comparison }: Found,
  given: PrintOptions,
  notes: readonly string[],
  hint?: string,
): number {
  const { format } = given;
  const left = new Set<string>();
  const texts =
    format === 'every-eval-ever'
      ? [toRecord(evaluation, given, (metric) => left.add(metric))]
      : textsOf(format, evaluation, comparison);
  for (const text of together(texts)) process.stdout.write(text);
  if (hint !== undefined) process.stdout.write(`\n${hint}\n`);
  // The table names the columns in its first line, and JSON among its keys.
  const saysColumns = format === 'table' || format === 'json';
  const shown = evaluation.groups.length - 1;
  const remarks = [
    ...(saysColumns ? [] : [headline(evaluation)]),
    ...(evaluation.allGroups === undefined
      ? []
      : [`${whole(shown)} of ${whole(evaluation.allGroups)} groups are shown, the worst first`]),
    ...evaluation.assumed.map(assumed),
    ...evaluation.warnings.map((warning) => `warning: ${warning}`),
    ...(comparison?.warnings ?? [])
      .filter((warning) => !/^[AB]: /.test(warning))
      .map((warning) => `warning: ${warning}`),
    ...[...left].map(
      (metric) => `warning: ${metric} cannot be written in this format, and is left out`,
    ),
    ...notes,
    ...failuresIn(verdicts).map((failure) => `failed: ${failure}`),
  ];
  for (const remark of remarks) say(remark);
  return statusOf(verdicts);
}

/** A comparison is printed below the evaluation, or is part of its JSON. In CSV, which has one table, only the comparison is printed. */
function* textsOf(
  format: FormatName,
  evaluation: Evaluation,
  comparison: Comparison | undefined,
): Generator<string> {
  if (!comparison) {
    yield* formats[format](evaluation);
    return;
  }
  if (format === 'json') {
    yield* toJson(evaluation, { baseline: plainComparison(comparison) });
    return;
  }
  if (format !== 'csv') {
    yield* formats[format](evaluation);
    yield '\n';
  }
  yield* comparisonFormats[format](comparison, evaluation.minRows ?? 0);
}

/** The number of letters that are written at once. */
const atOnce = 1 << 16;

/** Joins short parts of a text into longer ones. */
function* together(parts: Iterable<string>): Generator<string> {
  let text = '';
  for (const part of parts) {
    text += part;
    if (text.length < atOnce) continue;
    yield text;
    text = '';
  }
  yield text;
}
