import { type Bar, missed } from './evaluate/bars.ts';
import { type Evaluated, type Evaluation, toEvaluation } from './evaluate/results.ts';
import { type FormatName, formats } from './format/format.ts';
import { describe } from './format/table.ts';
import { say } from './process/standard-error.ts';
import type { Targets } from './output/find.ts';
import { type Output, writeOutputs } from './output/write.ts';
import { stateOutput } from './states/write.ts';

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
