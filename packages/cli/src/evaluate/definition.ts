import type { AnyMeanMetric, Definition } from 'rightly';
import { meanClasses } from 'rightly/registry';

/** The part of a metric that all of its class share. */
export const definitionOf = (metric: AnyMeanMetric): Definition<object> =>
  (metric.constructor as unknown as { readonly definition: Definition<object> }).definition;

/** Whether a metric averages values, rather than what is right or wrong. */
export const isLoss = (metric: AnyMeanMetric): boolean =>
  definitionOf(metric).checked !== undefined;

/** The names of classes of losses. */
export const losses: ReadonlySet<string> = new Set(
  meanClasses
    .map(({ definition }) => definition as Definition<object>)
    .filter(({ checked }) => checked !== undefined)
    .map(({ className }) => className),
);

/** How a metric reads truth and prediction: the verbs of the vocabulary for its inputs. */
export interface Reading {
  readonly yTrue: string;
  readonly yPred: string;
  /** Which axes are a sample's vector, in JSON; the last one where there is nothing. */
  readonly axis: string;
}

type Expression = AnyMeanMetric['expression'];
type Input = Pick<Expression, 'args' | 'layout'> & { readonly verb: string };

export function readingOf({ expression }: AnyMeanMetric): Reading {
  const found = { yTrue: '', yPred: '', axis: '' };
  const visit = ({ verb, args, layout }: Input): void => {
    for (const arg of args)
      if (typeof arg === 'object') visit(arg);
      else if (typeof arg === 'string') {
        found[arg] = verb;
        found.axis ||= layout?.key ?? '';
      }
  };
  visit(expression);
  return found;
}
