import { type DeclaredMetric, definitionOf, isMatrix } from '../reading/declared-metric.ts';
import type { SelectedMetrics, Shown } from '../reading/share-sums.ts';
import type { GroupSums, EvaluationSums } from './evaluation-sums.ts';
import { outcomesOfPairs } from './outcomes-of-pairs.ts';
import { withState } from './with-state.ts';

/** Makes the shown metrics from the counted sums. */
export function withShownMetrics(
  evaluated: EvaluationSums,
  { shown, metrics, oneVsRest }: SelectedMetrics,
): EvaluationSums {
  const { groups, total } = evaluated;
  // The metrics have the same options in all groups, so those of the total show this.
  const isCounted = shown.map(({ metric, from }) => isAlike(metric, total.metrics[from]!));
  const of = <C extends GroupSums>(counted: C): C => ({
    ...counted,
    metrics: shown.map((one, i) =>
      isCounted[i] ? counted.metrics[one.from]! : toShown(one, counted),
    ),
    // F1 is the last metric that is counted from truth and predictions.
    occurring: oneVsRest && occurringIn(counted.metrics[metrics.length - 1]!),
  });
  return {
    ...evaluated,
    undecided: shown.filter(({ isUndecided }) => isUndecided).map(({ metric }) => metric.name),
    groups: groups.map(of),
    total: { ...of(total), tied: shown.map(({ from }) => total.tied[from]!) },
  };
}

/** The classes that occur in the truth, from the sums of F1. The value of a class says whether there are also rows without this class. */
function occurringIn(f1: DeclaredMetric): ReadonlyMap<number, boolean> {
  const { truths, calls } = f1.toJSON().state as Record<string, Readonly<Record<string, number>>>;
  // Each row has one prediction. In lists of labels, a row has any number of true labels.
  const all = Object.values(calls!).reduce((sum, weight) => sum + weight, 0);
  return new Map(
    Object.entries(truths!).flatMap(([place, weight]) =>
      weight > 0 ? [[Number(place), weight < all * (1 - 1e-12)] as const] : [],
    ),
  );
}

/** A shown metric with its counted sums. */
function toShown({ metric, from }: Shown, { metrics }: GroupSums): DeclaredMetric {
  const counted = metrics[from]!;
  const { state } = counted.toJSON();
  const isOfPairs = isMatrix(counted);
  return withState(metric, isOfPairs ? outcomesOfPairs(state) : state);
}

const isAlike = (one: DeclaredMetric, other: DeclaredMetric): boolean =>
  JSON.stringify(configOf(one)) === JSON.stringify(configOf(other));

const configOf = (metric: DeclaredMetric): unknown => [
  definitionOf(metric).className,
  metric.getConfig(),
];
