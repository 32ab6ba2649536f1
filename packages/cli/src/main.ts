import { CommanderError } from 'commander';
import { type CommandOptions, commandLine } from './command.ts';
import type { Engine } from './engine.ts';
import { InputError } from './errors.ts';
import { isArrayFormat } from './evaluate/formats.ts';
import { findInputs, type Inputs } from './evaluate/inputs.ts';
import { explain } from './explain.ts';
import { watchOutput } from './output.ts';

/** Runs the command; the result is the exit status. */
export async function main(args: readonly string[]): Promise<number> {
  watchOutput();
  let status = 0;
  const program = commandLine(async (names, options) => {
    status = await run(names, options);
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    // Help and version end in an error of status 0; commander has printed what it had to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`rightly: ${explain(error)}\n`);
    return 2;
  }
}

async function run(names: readonly string[], given: CommandOptions): Promise<number> {
  let engine: Engine | undefined;
  // Loading it takes longer than reading a few arrays.
  const start = async (): Promise<Engine> =>
    (engine ??= await (
      await import('./engine.ts')
    ).Engine.open({
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
    engine?.close();
  }
}

async function report(
  inputs: Inputs,
  given: CommandOptions,
  start: () => Promise<Engine>,
): Promise<number> {
  const { format } = inputs;
  if (isArrayFormat(format))
    return (await import('./arrays/report.ts')).report(inputs, format, given);
  const engine = await start();
  return (await import('./evaluate/report.ts')).report(inputs, format, given, engine);
}
