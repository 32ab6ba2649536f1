import type { DeclaredMetric } from '../reading/declared-metric.ts';
import type { Single } from './comparison.ts';
import { type Figure, figuresOf, type Result } from './result.ts';

/** What is told of one number. */
export type Told = Pick<
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

/** For a metric and the place of a number among its numbers: what is told of the difference. */
export type Tell = (metric: DeclaredMetric, at: number, a: Figure, b: Figure) => Told;

/** The names of the classes of each model. */
export interface Values {
  readonly classesA: readonly string[] | undefined;
  readonly classesB: readonly string[] | undefined;
}

/** No interval, and why. */
export const nothing = (reason: string): Told => ({
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

/** The number of a class, where there is one. */
export const figureIn = (value: Result['value'], of: string | undefined): number | undefined =>
  figuresOf({ value }).find((figure) => figure.of === of)?.value ?? undefined;
