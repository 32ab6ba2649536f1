import { CommanderError } from 'commander';
import { type CommandOptions, commandLine } from './command.ts';
import { Engine } from './engine.ts';
import { checkBars, missed, parseBar } from './evaluate/bars.ts';
import { evaluate, plan, writeRows } from './evaluate/evaluate.ts';
import { findFiles } from './evaluate/files.ts';
import { explain } from './explain.ts';
import { formats } from './format/format.ts';
import { describe } from './format/table.ts';

/** Runs the command; the result is the exit status. */
export async function main(args: readonly string[]): Promise<number> {
  let status = 0;
  const program = commandLine(async (names, options) => {
    status = await run(names, options);
  });
  for (const command of [program, ...program.commands]) command.exitOverride();
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
  const bars = given.failUnder.map(parseBar);
  const options = {
    ...given,
    by: given.by?.flatMap((list) => list.split(',').map((name) => name.trim())),
  };
  const engine = await Engine.open({
    threads: given.threads,
    memory: given.memory,
    progress: process.stderr.isTTY,
  });
  try {
    const files = await findFiles(names, engine);
    try {
      const planned = await plan(files, options, engine);
      if (given.sql) {
        process.stdout.write(`${planned.sql};\n`);
        return 0;
      }
      checkBars(
        bars,
        planned.metrics.map(({ name }) => name),
        planned.table.columns.by.length > 0,
      );
      const evaluation = await evaluate(files, planned, engine);
      process.stdout.write(formats[given.format](evaluation));
      if (given.format !== 'table' && given.format !== 'json')
        process.stderr.write(`${describe(evaluation)}\n`);
      for (const warning of evaluation.warnings) process.stderr.write(`warning: ${warning}\n`);
      if (given.rows !== undefined) {
        await writeRows(given.rows, planned, engine);
        process.stderr.write(`wrote ${evaluation.rows} rows to ${given.rows}\n`);
      }
      const misses = missed(
        bars,
        evaluation.groups.flatMap(({ results }) => results),
      );
      for (const miss of misses) process.stderr.write(`failed: ${miss}\n`);
      return misses.length > 0 ? 1 : 0;
    } finally {
      files.dispose();
    }
  } finally {
    engine.close();
  }
}
