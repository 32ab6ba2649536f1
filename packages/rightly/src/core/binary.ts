import { type Expression, inputsOf } from '../engines/vocabulary.ts';
import type { AnyMeanMetric } from './declared-mean.ts';
import type { AnySumsMetric } from './declared-sums.ts';
import { expressionsOf } from './summand.ts';

/** Whether a metric reads numbers as truth, and distinguishes only 0 and 1. */
export const readsBinary = (metric: AnyMeanMetric | AnySumsMetric): boolean =>
  'summands' in metric
    ? Object.values(metric.summands).flatMap(expressionsOf).some(asksForPositive)
    : !metric.checked && inputsOf(metric.expression).yTrue.verb === 'numbers';

const asksForPositive = ({ verb, args }: Expression): boolean =>
  verb === 'positive' || args.some((arg) => typeof arg === 'object' && asksForPositive(arg));

/** Whether a metric compares truth and prediction for equality. */
export const readsValues = (metric: AnyMeanMetric | AnySumsMetric): boolean =>
  !('summands' in metric) && inputsOf(metric.expression).yPred.verb === 'values';
