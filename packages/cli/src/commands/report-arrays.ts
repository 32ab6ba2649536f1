import type { CommandOptions } from './command-line.ts';
import { checkBars, parseBars } from '../results/bars.ts';
import { checkFit } from '../reading/check-fit.ts';
import type { ArrayFormat } from '../inputs/files/formats.ts';
import type { FoundFiles } from '../inputs/files/found-files.ts';
import { defaultMetrics, parseMetrics } from '../reading/parse-metrics.ts';
import type { Targets } from '../output/files/targets.ts';
import { finish } from '../output/print.ts';
import { evaluate } from '../counting/arrays/count-arrays.ts';
import { checkSame, refuse } from './array-options.ts';

/** Evaluates files of arrays, without SQL. The result is the exit status. */
export async function report(
  inputs: FoundFiles,
  format: ArrayFormat,
  given: CommandOptions,
  targets: Targets,
): Promise<number> {
  refuse(given, format);
  const bars = parseBars(given);
  const table =
    format === 'npy'
      ? (await import('../inputs/npy/npy-input.ts')).npyTable(inputs, given)
      : (await import('../inputs/arrow/arrow-input.ts')).arrowTable(inputs, given);
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
