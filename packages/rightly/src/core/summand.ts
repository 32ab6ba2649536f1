import type { Column, Expression, Rows } from '../engines/vocabulary.ts';
import type { Moments, momentsOf } from './moments.ts';
import type { CountScores, Scores } from './scores.ts';

/**
 * One of a metric's sums: `value` times the weight, over the samples for which `where` holds. With `by` there is one sum for each key,
 * with two keys one for each pair. Where an expression is rows, each element of its vectors is added by itself.
 */
export interface Summand {
  /** 1 where left out. */
  readonly value?: Expression | undefined;
  /** A condition. */
  readonly where?: Expression | undefined;
  /** Whole numbers, or names. */
  readonly by?: Expression | readonly [Expression, Expression] | undefined;
  /** For a key that is a score, any number: how the sums are kept. It travels with a declaration, as `run` does with an expression. */
  readonly scores?: { readonly none: Scores; readonly count: CountScores } | undefined;
  /** Two variables whose moments are kept, for each place of their vectors, in place of a sum: then there is no value and no key. */
  readonly moments?: Variables | undefined;
  /** Inner axes make one sample together: each value counts for its share of a sample, as in a mean. */
  readonly isPerSample?: boolean | undefined;
  /** Each sample or element weighs 1, whatever weights there are. */
  readonly isUnweighted?: boolean | undefined;
}

/** Two variables, and how their moments are kept: that travels with a declaration, as `run` does with an expression. */
export interface Variables {
  readonly of: readonly [Expression, Expression];
  readonly none: Moments;
  readonly count: typeof momentsOf;
}

export type Summands = Readonly<Record<string, Summand>>;

/** The expressions of a summand. */
export const expressionsOf = ({ value, where, by, moments }: Summand): Expression[] =>
  [value, where, by, moments?.of]
    .flat()
    .filter((part): part is Column | Rows => part !== undefined);

/** The names of the classes that a key is of, where they have names. */
export function namesOf({ verb, args: [of], names }: Expression): readonly string[] | undefined {
  if (names) return names.list;
  // Of what compares or computes, the keys are no classes.
  const isClass = ['predicted', 'argmax', 'within', 'ofWidth', 'place'].includes(verb);
  return isClass && typeof of === 'object' ? namesOf(of) : undefined;
}
