import type { CommandOptions } from '../command.ts';
import { checkBars, parseBars } from '../evaluate/bars.ts';
import { checkFit } from '../evaluate/fit.ts';
import type { ArrayFormat } from '../files/formats.ts';
import type { Inputs } from '../files/inputs.ts';
import { defaultMetrics, parseMetrics } from '../evaluate/metrics.ts';
import { finish } from '../print.ts';
import { evaluate } from './evaluate.ts';
import { checkSame, refuse } from './options.ts';

/** Evaluates arrays as they lie in their files; the result is the exit status. */
export async function report(
  inputs: Inputs,
  format: ArrayFormat,
  given: CommandOptions,
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
    return finish(
      await evaluate(inputs, table, metrics, given),
      bars,
      given,
      [...inputs.paths, given.yTrue, given.sampleWeight, ...(given.by ?? [])].filter(
        (path) => typeof path === 'string',
      ),
    );
  } finally {
    table.close();
  }
}
