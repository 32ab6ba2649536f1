import type { AnyDefinition, Definition } from 'rightly';
import { unseen } from 'rightly/internal';
import { metricClasses } from 'rightly/registry';
import type { SqlMetric } from 'rightly/sql';

/** A metric that is declared, so that each engine can count it. */
export type DeclaredMetric = SqlMetric;

/** The part of a metric that all of its class share. */
export const definitionOf = (metric: DeclaredMetric): AnyDefinition =>
  (metric.constructor as unknown as { readonly definition: AnyDefinition }).definition;

export type Mean = Extract<DeclaredMetric, { readonly expression: unknown }>;

/** Whether a metric is one weighted mean, rather than a formula of several sums. */
export const isMean = (metric: DeclaredMetric): metric is Mean => 'expression' in metric;

/** Whether the result is several numbers: one a class, a threshold or a place. */
export const hasSeveral = (metric: DeclaredMetric): boolean =>
  Array.isArray(unseen(metric).result());

/** Whether the result has a row for each class. */
export const isMatrix = (metric: DeclaredMetric): boolean =>
  definitionOf(metric).className === 'ConfusionMatrix';

/** Whether the result is an area of sums by score: these are many, and an engine that computes the area keeps them. */
export const isExactArea = (metric: DeclaredMetric): boolean =>
  !isMean(metric) && metric.curve !== undefined;

/**
 * Whether all that a metric saw weighs 0, as far as its sums tell. Sums of positives alone do not tell, nor do those of classes that are
 * cut at a threshold: they are 0 too where no element is positive.
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

/** The names of classes of losses. */
export const losses: ReadonlySet<string> = classNames(
  (definition) => (definition as Partial<Definition<object>>).checked !== undefined,
);

/** The names of classes whose results are counts of samples. */
export const counts: ReadonlySet<string> = new Set([
  'TruePositives',
  'FalsePositives',
  'TrueNegatives',
  'FalseNegatives',
]);

/** Whether more of a metric of this class is better, or less; undefined where neither is. */
export const directionOf = (className: string): 'up' | 'down' | undefined =>
  metricClasses.find(({ definition }) => definition.className === className)?.definition.direction;

/** The least result of metrics that can be below 0, by their classes. */
const below: Readonly<Record<string, number>> = {
  BalancedAccuracy: -1,
  CohenKappa: -1,
  ConcordanceCorrelation: -1,
  MatthewsCorrelation: -1,
  PearsonCorrelation: -1,
  R2Score: -Infinity,
};

/** The least and the most that the results of a class can be. */
export function rangeOfClass(className: string): readonly [least: number, most: number] {
  const definition = metricClasses.find((one) => one.definition.className === className)
    ?.definition as Partial<Definition<object>> | undefined;
  return definition?.range ?? [below[className] ?? 0, counts.has(className) ? Infinity : 1];
}

/** The least and the most that a result can be. */
export function rangeOf(metric: DeclaredMetric): readonly [least: number, most: number] {
  const definition = definitionOf(metric) as Partial<Definition<object>>;
  return definition.range ?? [-Infinity, counts.has(definition.className!) ? Infinity : 1];
}
