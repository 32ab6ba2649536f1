import { InputError } from '../../process/errors.ts';
import type { Columns } from '../choose-columns.ts';
import type { DeclaredMetric } from '../declared-metric.ts';
import { verbsOf } from '../verbs-of.ts';

/** Throws InputError where a metric would compare strings with numbers. */
export function checkSame(metrics: readonly DeclaredMetric[], { yTrue, yPred }: Columns): void {
  const [truth, predicted] = [yTrue, [yPred].flat()[0]!];
  if (truth.list || predicted.list || Array.isArray(yPred)) return;
  if ((truth.type === 'string') === (predicted.type === 'string')) return;
  const metric = metrics.find((one) => verbsOf(one).yTrue.verb === 'values');
  if (metric)
    throw new InputError(
      `${metric.name}: the columns must hold both strings or both numbers; got yTrue ${truth.type}, yPred ${predicted.type}`,
    );
}
