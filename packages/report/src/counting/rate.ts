import { metricFromJSON } from 'rightly/registry';
import { interval, type RateMethod } from 'rightly/statistics';
import type { Estimate } from '../data.ts';

/** The options for intervals of rates. */
export interface RateOptions {
  readonly level: number;
  /** With weights, the sums by class do not give an interval. */
  readonly isWeighted: boolean;
  readonly method?: RateMethod;
}

/** A share of rows. It has an interval if each row weighs 1. */
export function rateOf(part: number, all: number, options: RateOptions): Estimate {
  const value = all > 0 ? part / all : null;
  const { level, isWeighted, method = 'wilson' } = options;
  if (isWeighted || all < 2) return { value, low: null, high: null };
  const metric = metricFromJSON({
    version: 2,
    class_name: 'Accuracy',
    config: { name: 'accuracy', dtype: 'float64' },
    state: { total: part, count: all },
  });
  const { low, high } = interval(metric, { level, method }) as unknown as Estimate;
  return { value, low, high };
}
