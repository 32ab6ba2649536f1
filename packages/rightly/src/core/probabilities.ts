import { type InputName, inputsOf } from '../engines/vocabulary.ts';
import type { AnyMeanMetric } from './mean-metric.ts';

/** Whether predictions are probabilities to a metric that could take them for logits. */
export const readsProbabilities = (metric: AnyMeanMetric): boolean =>
  metric.getConfig()['from_logits'] === false;

/** Which inputs of such a metric are probabilities: the truth too, where it is no class index. */
export const probabilitiesIn = ({ expression }: AnyMeanMetric): readonly InputName[] =>
  inputsOf(expression).yTrue.verb === 'labels' ? ['yPred'] : ['yTrue', 'yPred'];
