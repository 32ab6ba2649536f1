import { type DeclaredMetric, isMean, type Mean } from './declared-metric.ts';

/** The verbs with which a metric reads truth and prediction. */
export interface Verbs {
  readonly yTrue: ReadVerb;
  readonly yPred: ReadVerb;
  /** The axes of the vector of a sample, as JSON; empty for the last axis. */
  readonly axis: string;
}

/** The verb that reads an input, and whether a sample has a vector of values. */
export interface ReadVerb {
  readonly verb: string;
  readonly isRows: boolean;
}

type Expression = Mean['expression'];
type Input = Pick<Expression, 'args' | 'layout'> & {
  readonly verb: string;
  readonly type: string;
};

export function verbsOf(metric: DeclaredMetric): Verbs {
  const found = { yTrue: none, yPred: none, axis: '' };
  const visit = ({ verb, type, args, layout }: Input): void => {
    for (const arg of args)
      if (typeof arg === 'object') visit(arg);
      else if (typeof arg === 'string') {
        found[arg] = { verb, isRows: type === 'rows' };
        found.axis ||= layout?.key ?? '';
      }
  };
  expressionsIn(metric).forEach(visit);
  return found;
}

const none: ReadVerb = { verb: '', isRows: false };

const expressionsIn = (metric: DeclaredMetric): Input[] =>
  isMean(metric)
    ? [metric.expression]
    : Object.values(metric.summands)
        .flatMap(({ value, where, by, moments }) => [value, where, by, moments?.of].flat())
        .filter((part) => part !== undefined);
