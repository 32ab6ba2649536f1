import { openFiles } from './open-files.ts';
import { checkTruth } from './open-truth.ts';
import type { CommandOptions } from './options.ts';
import type { AfterClosing, WhileOpen } from './stages.ts';

/** Opens the input that the command line names, counts it, and closes it. The code for tables loads DuckDB, so it is imported only where it is needed. */
export async function open(
  names: readonly string[],
  given: CommandOptions,
  whileOpen: WhileOpen,
): Promise<AfterClosing> {
  checkTruth(given);
  const isTable = given.engine !== undefined || given.query !== undefined;
  return isTable
    ? (await import('./open-table.ts')).openTable(names, given, whileOpen)
    : openFiles(names, given, whileOpen);
}
