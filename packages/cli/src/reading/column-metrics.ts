import { type Definition, lossDefinition, MeanMetric, type MeanState } from 'rightly';
import { plus, reals, times } from 'rightly/verbs';
import { plain } from 'rightly/internal';
import { readMetrics } from './read-metrics.ts';

const of = (className: string, name: string): Definition<object> => ({
  ...lossDefinition<object>({
    className,
    name,
    options: {},
    direction: 'up',
    // The column is both the truth and the prediction. So half of the truth plus half of the prediction is the value.
    value: () => plus(times(reals('yTrue'), 0.5), times(reals('yPred'), 0.5)),
  }),
  // Whether more is better depends on the column.
  direction: undefined,
});

/** The weighted mean of a column of numbers, or of true and false. Its state is that of the library's Mean. */
export class ColumnMean extends MeanMetric {
  static readonly definition: Definition<object> = of('Mean', 'mean');
}

/** The weighted sum of a column. */
export class ColumnSum extends MeanMetric {
  static readonly definition: Definition<object> = of('Sum', 'sum');

  protected override formula({ total }: MeanState): number {
    return total;
  }
}

/** The metrics of one column, by their names in documents. */
export const columnMetrics: { readonly Mean: typeof ColumnMean; readonly Sum: typeof ColumnSum } = {
  Mean: ColumnMean,
  Sum: ColumnSum,
};

/** The class of a metric of one column; undefined for other names. */
export const columnMetricNamed = (plainName: string): typeof ColumnMean | undefined =>
  Object.values(columnMetrics).find(({ definition }) => definition.name === plainName);

/** Whether all metrics of `--metrics` are metrics of one column, so that no truth is needed. */
export const needNoTruth = (metrics: string | undefined): boolean =>
  metrics !== undefined &&
  readMetrics(metrics).every(({ name }) => columnMetricNamed(plain(name)) !== undefined);
