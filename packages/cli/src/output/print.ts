import { say } from '../process/standard-error.ts';
import { assumed } from '../reading/deciding/assumption.ts';
import type { Comparison } from '../results/comparison.ts';
import type { Evaluation } from '../results/evaluation.ts';
import { failuresIn, statusOf } from '../results/judge-bars.ts';
import type { Judged } from '../results/judge.ts';
import { comparisonFormats, plainComparison } from './comparison/formats.ts';
import { type Described, toRecord } from './ci/every-eval-ever.ts';
import { type EvaluationFormat, type FormatName, formats } from './formats/formats.ts';
import { headline } from './formats/headline.ts';
import { toJson } from './formats/json.ts';
import { whole } from '../results/numbers.ts';

/** An evaluation, and beside it a comparison with an old one. */
export interface Found extends Judged {
  readonly comparison?: Comparison | undefined;
}

/** How an evaluation is printed. */
export interface PrintOptions extends Described {
  readonly format: EvaluationFormat;
}

/** Prints what was found, and on standard error what its reader must know. The result is the exit status. */
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
    ...[...left].map((metric) => `warning: ${metric} has no place in this format, and is left out`),
    ...notes,
    ...failuresIn(verdicts).map((failure) => `failed: ${failure}`),
  ];
  for (const remark of remarks) say(remark);
  return statusOf(verdicts);
}

/** A comparison stands below the evaluation, or is part of its JSON. In CSV, which has one table, it stands alone. */
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

/** As much as is written at once. */
const atOnce = 1 << 16;

/** The same text in fewer and longer parts. */
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
