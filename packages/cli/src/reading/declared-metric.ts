import type { AnyDefinition, Definition } from 'rightly';
import { unseen } from 'rightly/internal';
import { metricClasses } from 'rightly/registry';
import type { SqlMetric } from 'rightly/sql';

/** A metric that is a declaration, so that each engine can count it. */
export type DeclaredMetric = SqlMetric;

/** The definition that all metrics of a class share. */
export const definitionOf = (metric: DeclaredMetric): AnyDefinition =>
  (metric.constructor as unknown as { readonly definition: AnyDefinition }).definition;

export type Mean = Extract<DeclaredMetric, { readonly expression: unknown }>;

/** Whether a metric is one weighted mean, rather than a formula of several sums. */
export const isMean = (metric: DeclaredMetric): metric is Mean => 'expression' in metric;

/** Whether the result has several numbers: one for each class, threshold or element. */
export const hasSeveral = (metric: DeclaredMetric): boolean =>
  Array.isArray(unseen(metric).result());

/** Whether the result has a row for each class. */
export const isMatrix = (metric: DeclaredMetric): boolean =>
  definitionOf(metric).className === 'ConfusionMatrix';

/** Whether the result is an area over all scores. It has as many sums as there are scores, so SQL engines compute the area themselves. */
export const isExactArea = (metric: DeclaredMetric): boolean =>
  !isMean(metric) && metric.curve !== undefined;

/**
 * Whether all rows that a metric counted weigh 0, if its sums can show that. Sums of positives alone cannot show it, because they are also
 * 0 where no row is positive. Sums of classes with a threshold cannot show it either.
 */
export function isWeightless(metric: DeclaredMetric): boolean {
  if (isMean(metric)) return metric.state.count === 0;
  if (isExactArea(metric)) return false;
  const { average, threshold } = metric.getConfig();
  if (average !== undefined && average !== 'binary' && threshold != null) return false;
  const { classes: _, ...sums } = metric.toJSON().state;
  const all = Object.values(sums);
  return all.length > 1 && all.every(isZero);
}

const isZero = (sums: unknown): boolean =>
  typeof sums === 'number' ? sums === 0 : Object.values(Object(sums) as object).every(isZero);

const classNames = (which: (definition: AnyDefinition) => boolean): ReadonlySet<string> =>
  new Set(
    metricClasses
      .map(({ definition }) => definition)
      .filter(which)
      .map(({ className }) => className),
  );

/** The names of the metric classes that are losses. */
export const losses: ReadonlySet<string> = classNames(
  (definition) => (definition as Partial<Definition<object>>).checked !== undefined,
);

/** The names of the metric classes whose results are counts of samples. */
export const counts: ReadonlySet<string> = new Set([
  'TruePositives',
  'FalsePositives',
  'TrueNegatives',
  'FalseNegatives',
]);

/** Whether a higher or a lower result of this class is better; undefined where neither is. */
export const directionOf = (className: string): 'up' | 'down' | undefined =>
  metricClasses.find(({ definition }) => definition.className === className)?.definition.direction;

/** The range of the results of a class. */
export function rangeOfClass(className: string): readonly [least: number, most: number] {
  const definition = metricClasses.find((one) => one.definition.className === className)
    ?.definition as Partial<Definition<object>> | undefined;
  return definition?.range ?? [0, 1];
}
