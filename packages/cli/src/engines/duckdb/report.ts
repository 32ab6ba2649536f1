import type { CommandOptions } from '../../command.ts';
import type { Planned } from '../../evaluate/evaluate.ts';
import { report } from '../../evaluate/report.ts';
import type { TableFormat } from '../../files/formats.ts';
import type { Inputs } from '../../files/inputs.ts';
import { Interrupted } from '../../process/errors.ts';
import type { Targets } from '../../output/find.ts';
import type { Output } from '../../output/write.ts';
import type { Duckdb } from './duckdb.ts';
import { openFiles } from './files.ts';
import { FilesInput } from './input.ts';
import { rowsOutput } from './rows.ts';

/** Evaluates prediction files; the result is the exit status. */
export async function reportFiles(
  inputs: Inputs,
  format: TableFormat,
  given: CommandOptions,
  targets: Targets,
  engine: Duckdb,
): Promise<number> {
  const input = new FilesInput(await openFiles(inputs, format, engine), engine);
  const { rows } = targets;
  const output = rows && ((planned: Planned): Output => rowsOutput(rows, planned, input));
  try {
    return await report(input, given, targets, output);
  } catch (error) {
    throw error instanceof Interrupted ? error : await input.explain(error);
  }
}
