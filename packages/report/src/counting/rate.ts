import { metricFromJSON } from 'rightly/registry';
import { interval, type RateMethod } from 'rightly/statistics';
import type { Sure } from '../data.ts';

/** How rates are made sure. */
export interface RateOptions {
  readonly level: number;
  /** With weights the sums of classes do not tell how sure a rate is. */
  readonly isWeighted: boolean;
  readonly method?: RateMethod;
}

/** A part of some rows, with its interval where each row weighs 1. */
export function rateOf(part: number, all: number, options: RateOptions): Sure {
  const value = all > 0 ? part / all : null;
  const { level, isWeighted, method = 'wilson' } = options;
  if (isWeighted || all < 2) return { value, low: null, high: null };
  const metric = metricFromJSON({
    version: 2,
    class_name: 'Accuracy',
    config: { name: 'accuracy', dtype: 'float64' },
    state: { total: part, count: all },
  });
  const { low, high } = interval(metric, { level, method }) as unknown as Sure;
  return { value, low, high };
}
