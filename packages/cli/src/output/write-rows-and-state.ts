import type { EvaluationSums } from '../counting/evaluation-sums.ts';
import type { Question } from '../reading/read.ts';
import type { Targets } from './files/targets.ts';
import { type Output, writeOutputs } from './files/write-outputs.ts';
import { rowsOutput } from './rows-output.ts';
import { stateOutput } from './state-output.ts';

/** Writes the files of `--rows` and `--state`. The result is the notes for the user. */
export async function writeRowsAndState(
  evaluated: EvaluationSums,
  { rows, state }: Targets,
  question?: Question,
): Promise<string[]> {
  const outputs: Output[] = [];
  if (rows && question && 'query' in question) outputs.push(rowsOutput(rows, question));
  if (state) outputs.push(stateOutput(state, evaluated));
  return writeOutputs(outputs);
}
