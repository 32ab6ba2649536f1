import type { Matrix } from '@rightly/report/counting';
import type { Config, KeyedState } from 'rightly';
import type { Group } from '../counting/group.ts';

/** One metric over one group, or over all rows: in JSON also a document for `metricFromJSON`. */
export interface Result {
  /** 1 for a mean, which has its two sums here and no more; 2 for other metrics. */
  readonly version: 1 | 2;
  readonly metric: string;
  /** What `accuracy` resolved to, among others. */
  readonly class_name: string;
  readonly config: Config;
  /**
   * A number, or several: one for each class or threshold, in their order; or a matrix. Null where nothing counts: no rows, or only
   * weights of 0.
   */
  readonly value: number | null | readonly Figure[] | Matrix;
  /** The sums; none for an exact area, whose sums are many. */
  readonly state: KeyedState;
  readonly group: Group;
  /** Left out where nobody asked for intervals; null where there is none. */
  readonly interval?: ResultInterval | null;
}

/** How sure the numbers of a result are. */
export interface ResultInterval {
  /** The ends for each number of the result, in their order. NaN where a number has none. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly level: number;
  readonly method: string;
  readonly standardError: readonly number[];
}

/** The results of a group, or of all rows. */
export interface GroupResults {
  readonly group: Group;
  readonly rows: number;
  readonly results: readonly Result[];
}

/** One number of a result. */
export interface Figure {
  /** The class or the threshold, where the result has several numbers. */
  readonly of: string | undefined;
  readonly value: number | null;
  /** The ends of its interval, where that was asked for and there is one. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly standardError?: number | undefined;
}

export const isMatrixValue = (value: Result['value']): value is Matrix =>
  value !== null && typeof value === 'object' && 'rows' in value;

/** The numbers of a result, by class where there are several; those of a matrix are pairs. */
export function figuresOf({ value, interval }: Pick<Result, 'value' | 'interval'>): Figure[] {
  if (isMatrixValue(value)) return [];
  const figures =
    value !== null && typeof value === 'object' ? value : [{ of: undefined, value } as const];
  if (!interval) return [...figures];
  const { low, high, standardError } = interval;
  return figures.map(({ of, value: own }, i) => ({
    of,
    value: own,
    low: low[i],
    high: high[i],
    standardError: standardError[i],
  }));
}
