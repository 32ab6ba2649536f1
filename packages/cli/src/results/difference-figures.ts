import type { DeclaredMetric } from '../reading/declared-metric.ts';
import type { Single } from './comparison.ts';
import { type Figure, figuresOf, type Result } from './result.ts';

/** The difference of one number: its interval, p, and more. */
export type DifferenceFigures = Pick<
  Single,
  | 'low'
  | 'high'
  | 'method'
  | 'standardError'
  | 'minimumDetectable'
  | 'p'
  | 'onlyA'
  | 'onlyB'
  | 'reason'
>;

/** Computes the difference of one number of a metric. `at` is the index of the metric. */
export type DifferenceOf = (
  metric: DeclaredMetric,
  at: number,
  a: Figure,
  b: Figure,
) => DifferenceFigures;

/** The names of the classes of each model. */
export interface Values {
  readonly classesA: readonly string[] | undefined;
  readonly classesB: readonly string[] | undefined;
}

/** A difference without an interval, and the reason. */
export const withoutInterval = (reason: string): DifferenceFigures => ({
  low: null,
  high: null,
  method: null,
  standardError: null,
  minimumDetectable: null,
  p: null,
  onlyA: null,
  onlyB: null,
  reason,
});

/** The number of a class; undefined without one. */
export const figureIn = (value: Result['value'], of: string | undefined): number | undefined =>
  figuresOf({ value }).find((figure) => figure.of === of)?.value ?? undefined;
