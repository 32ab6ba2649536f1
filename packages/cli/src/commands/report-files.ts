import type { CommandOptions } from './command-line.ts';
import type { Planned } from '../counting/count-table.ts';
import { report } from './report.ts';
import type { TableFormat } from '../inputs/files/formats.ts';
import type { FoundFiles } from '../inputs/files/found-files.ts';
import { Interrupted } from '../process/errors.ts';
import type { Targets } from '../output/files/targets.ts';
import type { Output } from '../output/files/write-outputs.ts';
import type { Duckdb } from '../engines/duckdb/duckdb.ts';
import { openFiles } from '../inputs/duckdb/table-files.ts';
import { FilesInput } from '../inputs/duckdb/files-input.ts';
import { rowsOutput } from '../output/rows-output.ts';

/** Evaluates prediction files; the result is the exit status. */
export async function reportFiles(
  inputs: FoundFiles,
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
