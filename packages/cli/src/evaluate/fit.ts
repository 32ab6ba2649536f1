import type { AnyMeanMetric } from 'rightly';
import { InputError, quote } from '../errors.ts';
import { called } from './column.ts';
import type { Columns } from './columns.ts';
import type { Contents } from './metrics.ts';

/** Metrics of scores for each class want these, and all others one value a row. */
export function checkFit(
  metrics: readonly AnyMeanMetric[],
  { contents, columns }: { readonly contents: Contents; readonly columns: Columns },
): void {
  for (const metric of metrics) {
    const kind = metric.toJSON().class_name;
    const [wantsScores, wantsOneHot] = [/Categorical/.test(kind), /^(TopK)?Categorical/.test(kind)];
    const has = contents.predictions === 'scores';
    if (wantsScores !== has)
      throw new InputError(
        `${metric.name} needs ${wantsScores ? 'a score for each class' : 'one prediction a row'}; the predictions are ${has ? 'scores for each class' : 'one column'} (${describePredictions(columns)})`,
      );
    if (wantsScores && wantsOneHot !== contents.oneHot)
      throw new InputError(
        `${metric.name} needs ${wantsOneHot ? 'one-hot lists' : 'class indexes'} as truth; ${called(columns.yTrue)} holds ${contents.oneHot ? 'lists' : 'one label a row'}`,
      );
    if (kind === 'BinaryAccuracy' && columns.yTrue.type === 'string')
      throw new InputError(
        `${metric.name} needs 0 and 1 as truth; ${called(columns.yTrue)} holds strings`,
      );
  }
}

const describePredictions = ({ yPred }: Columns): string =>
  [yPred]
    .flat()
    .map(({ name }) => quote(name))
    .join(', ');
