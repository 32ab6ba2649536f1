import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { type Actions, commandLine } from './commands/command-line.ts';
import { evaluate } from './commands/evaluate.ts';
import { mergeStates } from './commands/merge.ts';
import { printQuery } from './commands/sql.ts';
import { withCommand } from './commands/with-command.ts';
import { explain } from './engines/explain.ts';
import { ending, leave } from './process/signals.ts';
import { say } from './process/standard-error.ts';
import { watchOutput } from './process/watch-output.ts';

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

/** Runs the command; the result is the exit status. */
export async function main(args: readonly string[]): Promise<number> {
  watchOutput();
  let status = 0;
  const actions: Actions = {
    async evaluate(names, options) {
      status = await evaluate(names, { ...options, version });
    },
    async compare(names, options) {
      // This loads DuckDB, which takes longer than reading arrays.
      status = await (await import('./commands/compare.ts')).compare(names, options);
    },
    async merge(paths, options) {
      status = await mergeStates(paths, { ...options, version });
    },
    async sql(table, options) {
      status = await printQuery(table, options);
    },
  };
  try {
    const program = commandLine(actions, version);
    await program.parseAsync(withCommand(args), { from: 'user' });
    return status;
  } catch (error) {
    // After a signal, the signal is the cause of any error.
    if (ending.aborted) leave(true);
    // Help and version end in an error of status 0, after commander has printed them.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    say(`rightly: ${explain(error)}`);
    return 2;
  }
}
