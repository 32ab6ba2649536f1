import type { AnyDefinition, Definition } from 'rightly';
import { metricClasses } from 'rightly/registry';
import type { SqlMetric } from 'rightly/sql';

/** A metric that is declared, so that each engine can count it. */
export type DeclaredMetric = SqlMetric;

/** The part of a metric that all of its class share. */
export const definitionOf = (metric: DeclaredMetric): AnyDefinition =>
  (metric.constructor as unknown as { readonly definition: AnyDefinition }).definition;

type Mean = Extract<DeclaredMetric, { readonly expression: unknown }>;

/** Whether a metric is one weighted mean, rather than a formula of several sums. */
export const isMean = (metric: DeclaredMetric): metric is Mean => 'expression' in metric;

/** Whether a metric averages values, rather than what is right or wrong. */
export const isLoss = (metric: DeclaredMetric): boolean =>
  isMean(metric) && metric.checked !== undefined;

/** Whether the result is several numbers: one a class, a threshold or a place. */
export const hasSeveral = (metric: DeclaredMetric): boolean =>
  Array.isArray(unseen(metric).result());

/** Another of the same configuration that has seen nothing. */
export const unseen = <M extends DeclaredMetric>(metric: M): M =>
  (metric.constructor as unknown as { fromConfig(config: object): M }).fromConfig(
    metric.getConfig(),
  );

/**
 * Whether all that a metric saw weighs 0, as far as its sums tell. Sums of positives alone do not tell, nor do those of classes that are
 * cut at a threshold: they are 0 too where no element is positive.
 */
export function isWeightless(metric: DeclaredMetric): boolean {
  if (isMean(metric)) return metric.state.count === 0;
  const { average, threshold } = metric.getConfig();
  if (average !== undefined && threshold != null) return false;
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

/** The least and the most that a result can be. */
export function rangeOf(metric: DeclaredMetric): readonly [least: number, most: number] {
  const definition = definitionOf(metric) as Partial<Definition<object>>;
  return definition.range ?? [-Infinity, counts.has(definition.className!) ? Infinity : 1];
}

/** How a metric reads truth and prediction. */
export interface Reading {
  readonly yTrue: Read;
  readonly yPred: Read;
  /** Which axes are a sample's vector, in JSON; the last one where there is nothing. */
  readonly axis: string;
}

/** The verb of the vocabulary for an input, and whether a sample has a vector of it. */
export interface Read {
  readonly verb: string;
  readonly isRows: boolean;
}

type Expression = Mean['expression'];
type Input = Pick<Expression, 'args' | 'layout'> & {
  readonly verb: string;
  readonly type: string;
};

export function readingOf(metric: DeclaredMetric): Reading {
  const found = { yTrue: none, yPred: none, axis: '' };
  const visit = ({ verb, type, args, layout }: Input): void => {
    for (const arg of args)
      if (typeof arg === 'object') visit(arg);
      else if (typeof arg === 'string') {
        found[arg] = { verb, isRows: type === 'rows' };
        found.axis ||= layout?.key ?? '';
      }
  };
  expressionsIn(metric).forEach(visit);
  return found;
}

const none: Read = { verb: '', isRows: false };

const expressionsIn = (metric: DeclaredMetric): Input[] =>
  isMean(metric)
    ? [metric.expression]
    : Object.values(metric.summands)
        .flatMap(({ value, where, by, moments }) => [value, where, by, moments?.of].flat())
        .filter((part) => part !== undefined);
