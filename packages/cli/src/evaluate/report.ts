import type { CommandOptions } from '../command.ts';
import type { Engine } from '../engine.ts';
import { print } from '../print.ts';
import { checkBars, parseBars } from './bars.ts';
import { evaluate, plan, writeRows } from './evaluate.ts';
import { openFiles } from './files.ts';
import type { TableFormat } from './formats.ts';
import type { Inputs } from './inputs.ts';

/** Evaluates tables in DuckDB; the result is the exit status. */
export async function report(
  inputs: Inputs,
  format: TableFormat,
  given: CommandOptions,
  engine: Engine,
): Promise<number> {
  const files = await openFiles(inputs, format, engine);
  const bars = parseBars(given);
  const planned = await plan(files, given, engine);
  checkBars(bars, planned.metrics, planned.table.columns.by.length > 0);
  if (given.sql) {
    process.stdout.write(`${planned.legend}\n${planned.sql};\n`);
    return 0;
  }
  const evaluation = await evaluate(files, planned, engine);
  if (given.rows === undefined) return print(evaluation, bars, given.format);
  await writeRows(given.rows, files, planned, engine);
  return print(evaluation, bars, given.format, [`wrote ${evaluation.rows} rows to ${given.rows}`]);
}
