import { type InputName, inputsOf } from '../engines/vocabulary.ts';
import type { AnyMeanMetric } from './declared-mean.ts';
import { expressionsOf } from './summand.ts';
import type { AnySumsMetric } from './declared-sums.ts';

type AnyMetric = AnyMeanMetric | AnySumsMetric;

/**
 * The inputs that a metric reads as probabilities. A loss whose option `fromLogits` is false reads its prediction as probabilities, and also its
 * truth unless that is a class index. Any other metric does so for a prediction that it compares with a threshold between 0 and 1.
 */
export function probabilitiesIn(metric: AnyMetric): readonly InputName[] {
  if (!('summands' in metric) && metric.getConfig()['from_logits'] === false)
    return inputsOf(metric.expression).yTrue.verb === 'labels' ? ['yPred'] : ['yTrue', 'yPred'];
  return thresholdsOf(metric).some((t) => t > 0 && t < 1) ? ['yPred'] : [];
}

/** The thresholds at which a metric cuts its predictions. Metrics of many thresholds refuse bad predictions themselves. */
export function thresholdsOf(metric: AnyMetric): readonly number[] {
  const { threshold, thresholds, top_k: topK, average } = metric.getConfig();
  if (readsLabels(metric)) return [];
  if (typeof threshold === 'number') return [threshold];
  if (thresholds === null) return (topK ?? average ?? undefined) === undefined ? [0.5] : [];
  return [thresholds].flat().filter((t) => typeof t === 'number');
}

/** Whether predictions are labels rather than scores. */
const readsLabels = (metric: AnyMetric): boolean => {
  const expressions =
    'summands' in metric
      ? Object.values(metric.summands).flatMap(expressionsOf)
      : [metric.expression];
  return inputsOf(...expressions).yPred?.verb === 'classes';
};
