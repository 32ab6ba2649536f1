import type { CommandOptions } from '../../command.ts';
import { report } from '../../evaluate/report.ts';
import type { TableFormat } from '../../files/formats.ts';
import type { Inputs } from '../../files/inputs.ts';
import type { Duckdb } from './engine.ts';
import { openFiles } from './files.ts';
import { FilesInput } from './input.ts';
import { writeRows } from './rows.ts';

/** Evaluates prediction files; the result is the exit status. */
export async function reportFiles(
  inputs: Inputs,
  format: TableFormat,
  given: CommandOptions,
  engine: Duckdb,
): Promise<number> {
  const input = new FilesInput(await openFiles(inputs, format, engine), engine);
  const { rows: path } = given;
  if (path === undefined) return report(input, given);
  return report(input, given, async (planned) => {
    const count = await writeRows(path, inputs.paths, planned, engine);
    return `wrote ${count} rows to ${path}`;
  });
}
