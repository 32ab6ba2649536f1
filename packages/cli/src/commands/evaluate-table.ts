import type { CommandOptions } from '../command.ts';
import { Duckdb } from '../engines/duckdb/engine.ts';
import type { Engine } from '../engines/engine.ts';
import { openEngine } from '../engines/open.ts';
import { parseSettings, parseTimeLimit } from '../engines/settings.ts';
import { InputError, Interrupted } from '../errors.ts';
import { report } from '../evaluate/report.ts';
import { TableInput } from '../evaluate/table.ts';
import { explain } from '../explain.ts';

/** Evaluates a table of an engine, or the answer to a query; the result is the exit status. */
export async function evaluateTable(
  names: readonly string[],
  given: CommandOptions,
): Promise<number> {
  const query = given.query?.replace(/;\s*$/, '');
  check(names, given);
  const interrupt = new AbortController();
  let status = 0;
  const stop = (_: NodeJS.Signals, number: number): void => {
    status = 128 + number;
    interrupt.abort();
  };
  for (const signal of SIGNALS) process.once(signal, stop);
  let engine: Engine | undefined;
  try {
    engine = await open(given, interrupt.signal);
    // The query may end in a comment.
    const from = query === undefined ? await engine.table(names[0]!) : `(${query}\n) AS asked`;
    const source = query === undefined ? names[0]! : 'the query';
    return await report(new TableInput(engine, source, from), given);
  } catch (error) {
    const told = explain(error);
    throw interrupt.signal.aborted ? new Interrupted(told, status) : new InputError(told);
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
    await engine?.close();
  }
}

/** What ends a command; what runs elsewhere would go on. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function check(names: readonly string[], given: CommandOptions): void {
  const isRemote = given.engine !== undefined;
  const expected = given.query === undefined ? 1 : 0;
  if (names.length !== expected)
    throw new InputError(
      expected === 1
        ? `--engine evaluates one table; got ${names.length} (say --query SQL for several)`
        : `--query stands for the table; got ${names.length} besides`,
    );
  const misplaced = {
    '--rows': [given.rows, 'writes rows of files only'],
    '--threads': [isRemote ? given.threads : undefined, 'is for DuckDB, without --engine'],
    '--memory': [isRemote ? given.memory : undefined, 'is for DuckDB, without --engine'],
    '--set': [isRemote ? undefined : given.set[0], 'is for another engine, with --engine'],
    '--time-limit': [
      isRemote ? undefined : given.timeLimit,
      'is for another engine, with --engine',
    ],
  } as const;
  for (const [option, [value, what]] of Object.entries(misplaced))
    if (value !== undefined) throw new InputError(`${option} ${what}`);
}

async function open(given: CommandOptions, signal: AbortSignal): Promise<Engine> {
  const { engine: url, threads, memory } = given;
  const progress = process.stderr.isTTY;
  if (url === undefined) return Duckdb.open({ threads, memory, progress });
  return openEngine({
    url,
    settings: parseSettings(given.set),
    timeLimit: parseTimeLimit(given.timeLimit),
    progress,
    signal,
  });
}
