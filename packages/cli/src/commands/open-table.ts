import { Duckdb } from '../engines/duckdb/duckdb.ts';
import type { Engine } from '../engines/engine.ts';
import { explain } from '../engines/explain.ts';
import { openEngine } from '../engines/open-engine.ts';
import { openInterruptible } from '../engines/interruptible-engine.ts';
import { parseSettings, parseTimeLimit } from '../engines/settings.ts';
import { quotedInputs } from '../inputs/files/quoted-inputs.ts';
import { TableInput } from '../inputs/table-input.ts';
import { refuseInputs } from '../output/files/refuse.ts';
import { findTargets } from '../output/files/targets.ts';
import { InputError, Interrupted } from '../process/errors.ts';
import { ending } from '../process/signals.ts';
import { drawsProgress } from '../process/standard-error.ts';
import { checkSelect } from './check-select.ts';
import type { CommandOptions } from './options.ts';
import { refuseValues } from './refuse-values.ts';
import type { AfterClosing, WhileOpen } from './stages.ts';

/** Opens a table of an engine, or the answer to a query, counts it, and closes the engine. */
export async function openTable(
  names: readonly string[],
  given: CommandOptions,
  whileOpen: WhileOpen,
): Promise<AfterClosing> {
  const query = given.query?.replace(/;\s*$/, '');
  check(names, given);
  if (query !== undefined) checkSelect(query);
  const targets = findTargets(given);
  let engine: Engine | undefined;
  try {
    engine = await openAsked(given);
    if (engine instanceof Duckdb) {
      refuseInputs(targets.all, await filesIn(given, engine));
      await engine.lock();
    }
    // The query may end in a comment, so a line feed follows it.
    const from = query === undefined ? await engine.table(names[0]!) : `(${query}\n) AS asked`;
    const source = query === undefined ? names[0]! : 'the query';
    return await whileOpen(new TableInput(engine, source, from), targets);
  } catch (error) {
    throw error instanceof Interrupted ? error : new InputError(explain(error));
  } finally {
    await engine?.close();
  }
}

function check(names: readonly string[], given: CommandOptions): void {
  const isRemote = given.engine !== undefined;
  const expected = given.query === undefined ? 1 : 0;
  if (names.length !== expected)
    throw new InputError(
      expected === 1
        ? `--engine evaluates one table; got ${names.length} (say --query SQL for several)`
        : `--query takes the place of the table: name no table; got ${names.length}`,
    );
  const misplaced = {
    '--truth': [given.truth, 'is for prediction files; join tables in SQL with --query'],
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
  refuseValues(given, given.query === undefined ? 'a table' : 'the answer to a query');
}

async function openAsked(given: CommandOptions): Promise<Engine> {
  const { engine: url, threads, memory } = given;
  const progress = drawsProgress();
  if (url === undefined) return Duckdb.open({ threads, memory, progress });
  const settings = parseSettings(given.set);
  const timeLimit = parseTimeLimit(given.timeLimit);
  return openInterruptible(() =>
    openEngine({ url, settings, timeLimit, progress, signal: ending }),
  );
}

const filesIn = ({ query = '' }: CommandOptions, engine: Duckdb): Promise<readonly string[]> =>
  quotedInputs(query, (pattern) => engine.glob(pattern));
