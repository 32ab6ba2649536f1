import { type DeclaredMetric, definitionOf, isMatrix } from '../reading/declared-metric.ts';
import type { Chosen, Shown } from '../reading/share-sums.ts';
import type { Counted, Evaluated } from './evaluated.ts';
import { outcomesOfPairs } from './outcomes-of-pairs.ts';
import { withState } from './with-state.ts';

/** The metrics that are shown, from the sums that were counted. */
export function withShown(evaluated: Evaluated, { shown, metrics, oneVsRest }: Chosen): Evaluated {
  const { groups, total } = evaluated;
  // All groups have metrics of the same options.
  const isCounted = shown.map(({ metric, from }) => isAlike(metric, total.metrics[from]!));
  const of = <C extends Counted>(counted: C): C => ({
    ...counted,
    metrics: shown.map((one, i) =>
      isCounted[i] ? counted.metrics[one.from]! : toShown(one, counted),
    ),
    // The last one of those that are counted of the columns.
    occurring: oneVsRest && occurringIn(counted.metrics[metrics.length - 1]!),
  });
  return {
    ...evaluated,
    undecided: shown.filter(({ isUndecided }) => isUndecided).map(({ metric }) => metric.name),
    groups: groups.map(of),
    total: { ...of(total), tied: shown.map(({ from }) => total.tied[from]!) },
  };
}

/** The classes that occur in the truth, and whether other rows are not of that class, by the sums of F1. */
function occurringIn(f1: DeclaredMetric): ReadonlyMap<number, boolean> {
  const { truths, calls } = f1.toJSON().state as Record<string, Readonly<Record<string, number>>>;
  // Each row has one prediction, and in lists of labels any number of truths.
  const all = Object.values(calls!).reduce((sum, weight) => sum + weight, 0);
  return new Map(
    Object.entries(truths!).flatMap(([place, weight]) =>
      weight > 0 ? [[Number(place), weight < all * (1 - 1e-12)] as const] : [],
    ),
  );
}

/** A metric with the sums that were counted for it. */
function toShown({ metric, from }: Shown, { metrics }: Counted): DeclaredMetric {
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
