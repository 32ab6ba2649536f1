import { type Bar, missed } from './evaluate/bars.ts';
import { type Evaluated, type Evaluation, toEvaluation } from './evaluate/results.ts';
import { type FormatName, formats } from './format/format.ts';
import { describe } from './format/table.ts';
import { writeState } from './states/document.ts';

export interface FinishOptions {
  readonly format: FormatName;
  /** A file to keep the sums in. */
  readonly state?: string | undefined;
}

/** Prints what was found and keeps its state where that was asked for, but not in a file that was read; the result is the exit status. */
export function finish(
  evaluated: Evaluated,
  bars: readonly Bar[],
  { format, state }: FinishOptions,
  read: readonly string[] = [],
  notes: readonly string[] = [],
): number {
  if (state !== undefined) writeState(state, evaluated, read);
  return print(toEvaluation(evaluated), bars, format, notes);
}

/** Prints what was found, and on standard error what a reader of it must know; the result is the exit status. */
function print(
  evaluation: Evaluation,
  bars: readonly Bar[],
  format: FormatName,
  notes: readonly string[],
): number {
  process.stdout.write(formats[format](evaluation));
  // The table says it itself, and JSON has it among its keys.
  const saysColumns = format === 'table' || format === 'json';
  const misses = missed(
    bars,
    evaluation.groups.flatMap(({ results }) => results),
    evaluation.columns.by,
  );
  const remarks = [
    ...(saysColumns ? [] : [describe(evaluation)]),
    ...evaluation.warnings.map((warning) => `warning: ${warning}`),
    ...notes,
    ...misses.map((miss) => `failed: ${miss}`),
  ];
  for (const remark of remarks) process.stderr.write(`${remark}\n`);
  return misses.length > 0 ? 1 : 0;
}
