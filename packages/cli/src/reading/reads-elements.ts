import { InputError } from '../process/errors.ts';
import type { Contents } from './contents.ts';
import { flatContents } from './deciding/contents-for.ts';
import { isMean } from './declared-metric.ts';
import { metricsFor } from './metrics-for.ts';
import type { ReadOptions } from './read-options.ts';
import { verbsOf } from './verbs-of.ts';

/**
 * Whether the metrics compare the elements of two lists one by one, so that each element is a sample. Throws InputError where only some
 * metrics do.
 */
export function readsElements(options: ReadOptions, contents: Contents): boolean {
  const { layout } = contents;
  // The elements of sequences are labels, so metrics by class count elements.
  const read =
    layout === 'sequences' ? { ...contents, ...flatContents(layout, 'integer') } : contents;
  const all = metricsFor(options, read).metrics;
  const single = all.filter((metric) => {
    const { yTrue, yPred } = verbsOf(metric);
    const isOne = ['values', 'numbers', 'classes', 'labels'].includes(yTrue.verb);
    return isOne && !yTrue.isRows && !yPred.isRows && (isMean(metric) || yTrue.verb !== 'numbers');
  });
  if (single.length === 0 || single.length === all.length) return single.length > 0;
  const other = all.find((metric) => !single.includes(metric))!;
  throw new InputError(
    `${single[0]!.name} has a value for each element, and ${other.name} one for each row: ask for them in two calls`,
  );
}
