import { CommanderError } from 'commander';
import { commandLine } from './command.ts';
import { Interrupted } from './errors.ts';
import { explain } from './explain.ts';
import { watchOutput } from './output.ts';

/** Runs the command; the result is the exit status. */
export async function main(args: readonly string[]): Promise<number> {
  watchOutput();
  let status = 0;
  // Each is loaded only where it is asked for.
  const program = commandLine({
    async evaluate(names, options) {
      const isTable = options.engine !== undefined || options.query !== undefined;
      status = isTable
        ? await (await import('./commands/evaluate-table.ts')).evaluateTable(names, options)
        : await (await import('./commands/evaluate-files.ts')).evaluateFiles(names, options);
    },
    async merge(paths, options) {
      status = await (await import('./commands/merge.ts')).mergeStates(paths, options);
    },
    async sql(table, options) {
      status = await (await import('./commands/sql.ts')).printQuery(table, options);
    },
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    // Help and version end in an error of status 0; commander has printed what it had to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`rightly: ${explain(error)}\n`);
    return error instanceof Interrupted ? error.status : 2;
  }
}
