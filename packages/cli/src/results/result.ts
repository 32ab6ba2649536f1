import type { Matrix } from '@rightly/report/counting';
import type { Config, KeyedState } from 'rightly';
import type { Group } from '../counting/group.ts';

/** One metric of one group, or of all rows. In JSON it is also a document for `metricFromJSON`. */
export interface Result {
  /** 1 for a mean, whose state has only its two sums here; 2 for other metrics. */
  readonly version: 1 | 2;
  readonly metric: string;
  /** The class of the metric, for example the one that `accuracy` stands for. */
  readonly class_name: string;
  readonly config: Config;
  /**
   * A number, or several: one for each class or threshold, in their order; or a matrix. Null without rows, or if all
   * weights are 0.
   */
  readonly value: number | null | readonly Figure[] | Matrix;
  /** The sums; empty for an exact area, which has very many. */
  readonly state: KeyedState;
  readonly group: Group;
  /** Left out without `--interval`; null where there is no interval. */
  readonly interval?: ResultInterval | null;
}

/** The intervals of the numbers of a result. */
export interface ResultInterval {
  /** The end of the interval of each number of the result. NaN where a number has no interval. */
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
  /** The ends of its interval, if there is one. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly standardError?: number | undefined;
}

export const isMatrixValue = (value: Result['value']): value is Matrix =>
  value !== null && typeof value === 'object' && 'rows' in value;

/** The numbers of a result; several of them by class. A matrix has none. */
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
