import type { Evaluated } from '../counting/evaluated.ts';
import type { Question } from '../reading/read.ts';
import type { Targets } from './files/targets.ts';
import { type Output, writeOutputs } from './files/write-outputs.ts';
import { rowsOutput } from './rows-output.ts';
import { stateOutput } from './state-output.ts';

/** Writes the files that were asked for: the rows of a table, and the sums. The result is what the user is told. */
export async function keep(
  evaluated: Evaluated,
  { rows, state }: Targets,
  question?: Question,
): Promise<string[]> {
  const outputs: Output[] = [];
  if (rows && question && 'query' in question) outputs.push(rowsOutput(rows, question));
  if (state) outputs.push(stateOutput(state, evaluated));
  return writeOutputs(outputs);
}
