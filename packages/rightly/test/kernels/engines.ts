import { type AnyMeanMetric, MetricList, type UpdateOptions } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { evaluate } from '../../src/engines/cpu/evaluate.ts';

/** A batch as `updateState` takes it. */
export interface Batch {
  readonly yTrue: unknown;
  readonly yPred: unknown;
  readonly options?: UpdateOptions;
}

const copyOf = (metrics: readonly AnyMeanMetric[]): MetricList =>
  new MetricList(metrics.map((metric) => metricFromJSON(metric.toJSON())));

const statesOf = ({ metrics }: MetricList): unknown[] => metrics.map(({ state }) => state);

/** The sums that new metrics like these come to. */
export function sumsOf(
  metrics: readonly AnyMeanMetric[],
  { yTrue, yPred, options }: Batch,
): unknown[] {
  const list = copyOf(metrics);
  list.updateState(yTrue as never, yPred as never, options);
  return statesOf(list);
}

/** The same, of values that the plain engine finds, all at once. */
export function plainSumsOf(
  metrics: readonly AnyMeanMetric[],
  { yTrue, yPred, options }: Batch,
): unknown[] {
  const list = copyOf(metrics);
  const jobs = list.prepare(yTrue, yPred, options);
  for (const { plan, n, inputs, sink } of jobs)
    plan.columns.forEach((column, which) => sink(which, 0, n, evaluate(column, n, inputs)));
  list.finish(jobs);
  return statesOf(list);
}
