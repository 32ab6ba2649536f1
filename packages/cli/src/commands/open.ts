import { openFiles } from './open-files.ts';
import { checkTruth } from './open-truth.ts';
import type { CommandOptions } from './options.ts';
import type { Finish, Use } from './use.ts';

/** Opens what a command line names, uses the input, and closes it. What opens a table is loaded only where it is needed: with it comes DuckDB. */
export async function open(
  names: readonly string[],
  given: CommandOptions,
  use: Use,
): Promise<Finish> {
  checkTruth(given);
  const isTable = given.engine !== undefined || given.query !== undefined;
  return isTable
    ? (await import('./open-table.ts')).openTable(names, given, use)
    : openFiles(names, given, use);
}
