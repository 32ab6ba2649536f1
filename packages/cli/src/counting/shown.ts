import { metricFromJSON } from 'rightly/registry';
import { type DeclaredMetric, definitionOf } from '../reading/declared-metric.ts';
import type { Chosen, Shown } from '../reading/shared.ts';
import type { Counted, Evaluated } from './evaluated.ts';
import { outcomesOfPairs } from './outcomes-of-pairs.ts';
import { positiveOf } from './positive-of.ts';

/** The metrics that are shown, from the sums that were counted. Throws InputError where two labels do not tell which of them counts. */
export function withShown(evaluated: Evaluated, { shown, metrics, versus }: Chosen): Evaluated {
  const { groups, total } = evaluated;
  const undecided = shown.filter(({ isUndecided }) => isUndecided);
  const label = positiveOf(undecided.map((one) => toShown(one, total)));
  const of = <C extends Counted>(counted: C): C => ({
    ...counted,
    metrics: shown.map((one) => toShown(one, counted, label)),
    // The last one of those that are counted of the columns.
    occurring: versus && occurringIn(counted.metrics[metrics.length - 1]!),
  });
  return {
    ...evaluated,
    groups: groups.map(of),
    total: { ...of(total), tied: shown.map(({ from }) => total.tied[from]!) },
  };
}

/** The classes that occur in the truth, by the sums of F1. */
function occurringIn(f1: DeclaredMetric): ReadonlySet<number> {
  const { truths } = f1.toJSON().state as { truths: Readonly<Record<string, number>> };
  return new Set(
    Object.entries(truths).flatMap(([place, weight]) => (weight > 0 ? [Number(place)] : [])),
  );
}

/** A metric with the sums that were counted for it. */
function toShown(
  { metric, from, isUndecided }: Shown,
  { metrics }: Counted,
  label?: string | number,
): DeclaredMetric {
  const counted = metrics[from]!;
  const isOne = isUndecided && label !== undefined;
  if (!isOne && JSON.stringify(configOf(counted)) === JSON.stringify(configOf(metric)))
    return counted;
  const { version, class_name: className, config } = metric.toJSON();
  const { state } = counted.toJSON();
  const isMatrix = definitionOf(counted).className === 'ConfusionMatrix';
  return metricFromJSON({
    version,
    class_name: className,
    config: isOne ? { ...config, average: 'binary', pos_label: label } : config,
    state: isMatrix ? outcomesOfPairs(state) : state,
  }) as unknown as DeclaredMetric;
}

const configOf = (metric: DeclaredMetric): unknown => [
  definitionOf(metric).className,
  metric.getConfig(),
];
