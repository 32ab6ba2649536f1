import type { SumsDefinition } from '../../core/definition.ts';
import type { Option } from '../../core/options.ts';
import { type Axis, isAxis } from '../../core/layout.ts';
import {
  type Column,
  max,
  mean,
  minus,
  moments,
  reals,
  type Rows,
  variable,
} from '../../core/verbs.ts';
import { ratio } from './thresholds.ts';

export interface CorrelationOptions {
  /** The axis along which a sample is correlated, or several axes together; by default the last. null: over all samples. */
  readonly axis?: Axis | undefined;
}

/** Centred sums of two variables, over the same weights. */
export interface Spread {
  readonly weight: number;
  readonly meanX: number;
  readonly meanY: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

const axis: Option<Axis> = {
  default: -1,
  expected: 'be the index of an axis after the samples, a list of them, or null',
  accepts: (given) =>
    given === null ||
    isAxis(given) ||
    (Array.isArray(given) && given.length > 0 && given.every(isAxis)),
  nullable: true,
};

/** The numbers minus their mean. The highest number is subtracted first, so equal numbers give exactly 0. */
export function centred(x: Rows): Rows {
  const below = minus(x, max(x));
  return minus(below, mean(below));
}

/** The mean of a coefficient of each sample, or one coefficient over all samples together. */
export const correlationDefinition = (
  className: string,
  name: string,
  valueOf: (x: Rows, y: Rows) => Column,
  resultOf: (spread: Spread) => number,
): SumsDefinition<CorrelationOptions, number> => ({
  className,
  name,
  direction: 'up',
  range: [-1, 1],
  options: { axis },
  sums: ({ axis: along }) =>
    along === null
      ? { moments: { moments: moments(reals('yTrue'), reals('yPred')) } }
      : {
          total: {
            value: valueOf(variable('yTrue', along!), variable('yPred', along!)),
            isPerSample: true,
          },
          count: { isPerSample: true },
        },
  result: (found, { axis: along }) =>
    along === null
      ? resultOf(found.moments('moments').at(0))
      : ratio(found.scalar('total'), found.scalar('count')),
});
