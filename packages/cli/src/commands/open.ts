import type { CommandOptions } from './options.ts';
import type { Use } from './use.ts';

/** Opens what a command line names, uses the input, and closes it. Each way of opening is loaded only where it is needed. */
export async function open(
  names: readonly string[],
  given: CommandOptions,
  use: Use,
): Promise<number> {
  const isTable = given.engine !== undefined || given.query !== undefined;
  return isTable
    ? (await import('./open-table.ts')).openTable(names, given, use)
    : (await import('./open-files.ts')).openFiles(names, given, use);
}
