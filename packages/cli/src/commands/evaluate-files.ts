import type { CommandOptions } from '../command.ts';
import type { Duckdb } from '../engines/duckdb/engine.ts';
import { InputError } from '../errors.ts';
import { explain } from '../explain.ts';
import { isArrayFormat } from '../files/formats.ts';
import { findInputs, type Inputs } from '../files/inputs.ts';

/** Evaluates prediction files: tables in DuckDB, arrays as they lie there. The result is the exit status. */
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
  let engine: Duckdb | undefined;
  // Loading it takes longer than reading a few arrays.
  const start = async (): Promise<Duckdb> =>
    (engine ??= await (
      await import('../engines/duckdb/engine.ts')
    ).Duckdb.open({
      threads: given.threads,
      memory: given.memory,
      progress: process.stderr.isTTY,
    }));
  try {
    const inputs = await findInputs(names, async (pattern) => (await start()).glob(pattern));
    try {
      return await report(inputs, given, start);
    } catch (error) {
      throw new InputError(explain(error, inputs));
    } finally {
      inputs.dispose();
    }
  } finally {
    await engine?.close();
  }
}

async function report(
  inputs: Inputs,
  given: CommandOptions,
  start: () => Promise<Duckdb>,
): Promise<number> {
  const { format } = inputs;
  if (isArrayFormat(format))
    return (await import('../arrays/report.ts')).report(inputs, format, given);
  const engine = await start();
  return (await import('../engines/duckdb/report.ts')).reportFiles(inputs, format, given, engine);
}
