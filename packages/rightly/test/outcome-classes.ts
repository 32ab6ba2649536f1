import { type AnyMetric } from 'rightly';
import { metricClasses } from 'rightly/registry';

type OutcomeClass = new (options: object) => AnyMetric;

/** The classes of metrics of a true and a predicted class, which have the options of `shared/outcome-options.ts`. */
export const outcomeClasses = metricClasses.filter(
  ({ definition: { options } }) =>
    'threshold' in options && 'sparseYPred' in options && !('average' in options),
) as unknown as readonly OutcomeClass[];
