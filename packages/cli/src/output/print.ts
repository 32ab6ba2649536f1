import { type Bar, missed } from '../results/bars.ts';
import { type Evaluation, toEvaluation } from '../results/evaluation.ts';
import type { Evaluated } from '../counting/evaluated.ts';
import { type FormatName, formats } from './formats/formats.ts';
import { describe } from './formats/table.ts';
import { say } from '../process/standard-error.ts';
import type { Targets } from './files/targets.ts';
import { type Output, writeOutputs } from './files/write-outputs.ts';
import { stateOutput } from './state-output.ts';

/** Writes the files that were asked for, and prints what was found; the result is the exit status. */
export async function finish(
  evaluated: Evaluated,
  bars: readonly Bar[],
  format: FormatName,
  { state }: Targets,
  others: readonly Output[] = [],
): Promise<number> {
  const notes = await writeOutputs([...others, ...(state ? [stateOutput(state, evaluated)] : [])]);
  return print(toEvaluation(evaluated), bars, format, notes);
}

/** Prints what was found, and on standard error what its reader must know. The result is the exit status. */
function print(
  evaluation: Evaluation,
  bars: readonly Bar[],
  format: FormatName,
  notes: readonly string[],
): number {
  process.stdout.write(formats[format](evaluation));
  // The table names the columns in its first line, and JSON among its keys.
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
  for (const remark of remarks) say(remark);
  return misses.length > 0 ? 1 : 0;
}
