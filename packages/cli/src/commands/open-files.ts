import type { CommandOptions } from './command-line.ts';
import type { Duckdb } from '../engines/duckdb/duckdb.ts';
import { InputError, Interrupted } from '../process/errors.ts';
import { explain } from '../engines/explain.ts';
import { isArrayFormat } from '../inputs/files/formats.ts';
import { findFiles } from '../inputs/files/find-files.ts';
import type { FoundFiles } from '../inputs/files/found-files.ts';
import { drawsProgress } from '../process/standard-error.ts';
import { findTargets, type Targets } from '../output/files/targets.ts';
import { namedInputs } from '../inputs/files/named-inputs.ts';
import { quotedInputs } from '../inputs/files/quoted-inputs.ts';
import { refuseInputs } from '../output/files/refuse.ts';

/** Evaluates prediction files: tables with DuckDB, arrays without SQL. The result is the exit status. */
export async function evaluateFiles(
  names: readonly string[],
  given: CommandOptions,
): Promise<number> {
  if (names.length === 0)
    throw new InputError('name prediction files, or - for standard input; or say --query SQL');
  for (const [option, value] of [
    ['--set', given.set.length > 0],
    ['--time-limit', given.timeLimit !== undefined],
  ] as const)
    if (value) throw new InputError(`${option} is for another engine; say --engine URL as well`);
  const targets = findTargets(given);
  refuseInputs(targets.all, namedInputs(names, given));
  let engine: Duckdb | undefined;
  // DuckDB takes longer to load than a few arrays take to read.
  const start = async (): Promise<Duckdb> =>
    (engine ??= await (
      await import('../engines/duckdb/duckdb.ts')
    ).Duckdb.open({
      threads: given.threads,
      memory: given.memory,
      progress: drawsProgress(),
    }));
  const glob = async (pattern: string): Promise<readonly string[]> => (await start()).glob(pattern);
  try {
    refuseInputs(targets.all, await quotedInputs(given.where ?? '', glob));
    const inputs = await findFiles(names, glob);
    try {
      // Now it is known what the globs match.
      refuseInputs(targets.all, inputs.paths);
      return await report(inputs, given, targets, start);
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      // A file that changed explains every other error.
      inputs.watch.check();
      throw new InputError(explain(error, inputs));
    } finally {
      inputs.dispose();
    }
  } finally {
    await engine?.close();
  }
}

async function report(
  inputs: FoundFiles,
  given: CommandOptions,
  targets: Targets,
  start: () => Promise<Duckdb>,
): Promise<number> {
  const { format } = inputs;
  if (isArrayFormat(format))
    return (await import('./report-arrays.ts')).report(inputs, format, given, targets);
  const { reportFiles } = await import('./report-files.ts');
  return reportFiles(inputs, format, given, targets, await start());
}
