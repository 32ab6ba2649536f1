import type { CommandOptions } from '../command.ts';
import { checkBars, parseBars } from '../evaluate/bars.ts';
import { checkFit } from '../evaluate/fit.ts';
import type { ArrayFormat } from '../files/formats.ts';
import type { Inputs } from '../files/inputs.ts';
import { defaultMetrics, parseMetrics } from '../evaluate/metrics.ts';
import type { Targets } from '../output/find.ts';
import { finish } from '../print.ts';
import { evaluate } from './evaluate.ts';
import { checkSame, refuse } from './options.ts';

/** Evaluates files of arrays, without SQL. The result is the exit status. */
export async function report(
  inputs: Inputs,
  format: ArrayFormat,
  given: CommandOptions,
  targets: Targets,
): Promise<number> {
  refuse(given, format);
  const bars = parseBars(given);
  const table =
    format === 'npy'
      ? (await import('./npy/table.ts')).npyTable(inputs, given)
      : (await import('./arrow/table.ts')).arrowTable(inputs, given);
  try {
    const { contents, columns } = table;
    const metrics =
      given.metrics === undefined
        ? defaultMetrics(contents)
        : parseMetrics(given.metrics, contents);
    checkFit(metrics, table);
    checkSame(metrics, columns);
    checkBars(bars, metrics, columns.by.length > 0);
    const evaluated = await evaluate(inputs, table, metrics, given);
    inputs.watch.check();
    return await finish(evaluated, bars, given.format, targets);
  } finally {
    table.close();
  }
}
