import { CommanderError } from 'commander';
import { type CommandOptions, commandLine } from './command.ts';
import { Engine } from './engine.ts';
import { checkBars, missed, parseBar } from './evaluate/bars.ts';
import { evaluate, plan, writeRows } from './evaluate/evaluate.ts';
import { type Files, findFiles } from './evaluate/files.ts';
import { explain } from './explain.ts';
import { formats } from './format/format.ts';
import { describe } from './format/table.ts';
import { InputError } from './errors.ts';
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
  const engine = await Engine.open({
    threads: given.threads,
    memory: given.memory,
    progress: process.stderr.isTTY,
  });
  try {
    const files = await findFiles(names, engine);
    try {
      return await report(files, given, engine);
    } catch (error) {
      throw new InputError(explain(error, files));
    } finally {
      files.dispose();
    }
  } finally {
    engine.close();
  }
}

async function report(files: Files, given: CommandOptions, engine: Engine): Promise<number> {
  const bars = given.failUnder.map(parseBar);
  const planned = await plan(files, given, engine);
  const { metrics, table } = planned;
  checkBars(
    bars,
    metrics.map(({ name }) => name),
    table.columns.by.length > 0,
  );
  if (given.sql) {
    process.stdout.write(`${planned.legend}\n${planned.sql};\n`);
    return 0;
  }
  const evaluation = await evaluate(files, planned, engine);
  if (given.rows !== undefined) await writeRows(given.rows, files, planned, engine);
  process.stdout.write(formats[given.format](evaluation));
  // The table says it itself, and JSON has it among its keys.
  const saysColumns = given.format === 'table' || given.format === 'json';
  const misses = missed(
    bars,
    evaluation.groups.flatMap(({ results }) => results),
    evaluation.columns.by,
  );
  const remarks = [
    ...(saysColumns ? [] : [describe(evaluation)]),
    ...evaluation.warnings.map((warning) => `warning: ${warning}`),
    ...(given.rows === undefined ? [] : [`wrote ${evaluation.rows} rows to ${given.rows}`]),
    ...misses.map((miss) => `failed: ${miss}`),
  ];
  for (const remark of remarks) process.stderr.write(`${remark}\n`);
  return misses.length > 0 ? 1 : 0;
}
