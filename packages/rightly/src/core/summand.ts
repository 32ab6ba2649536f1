import type { Column, Data, Expression, Rows } from '../engines/vocabulary.ts';
import type { Entries } from './entries.ts';
import type { Grid } from './grid.ts';
import type { Moments } from './moments.ts';
import type { CountScores, Scores } from './scores.ts';
import type { Kept } from './state.ts';

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
  /** For a key that is a score, any number: how the sums are kept. */
  readonly scores?: (Keeping<Scores> & { readonly count: CountScores }) | undefined;
  /** Two variables whose moments are kept, for each place of their vectors, in place of a sum: then there is no value and no key. */
  readonly moments?: Variables | undefined;
  /** For two keys: how the sums are kept. A metric of one's own need not say it. */
  readonly pairs?: Keeping<Grid> | undefined;
  /** Inner axes make one sample together: each value counts for its share of a sample, as in a mean. */
  readonly isPerSample?: boolean | undefined;
  /** Each sample or element weighs 1, whatever weights there are. */
  readonly isUnweighted?: boolean | undefined;
}

/** How sums are kept that are more than one for each key. It travels with a declaration, as `run` does with an expression. */
export interface Keeping<K extends Kept> {
  /** What is kept before anything was seen. */
  readonly none: (summand: Summand) => K;
  /** What is kept with a block of a batch. It may change what it gets. */
  readonly add: (kept: K, summand: Summand, block: Block) => K;
}

/** Samples that are counted together. */
export interface Block {
  readonly n: number;
  /** How many entries each sample has. */
  readonly width: number;
  readonly entries: Entries;
  /** The number or name of each entry. */
  readonly of: (expression: Expression) => Data;
  /** The place that an error names. */
  readonly what: string;
}

/** Two variables, and how their moments are kept. */
export interface Variables extends Keeping<Moments> {
  readonly of: readonly [Expression, Expression];
}

export const keepingOf = ({ moments, scores, pairs }: Summand): Keeping<Kept> | undefined =>
  (moments ?? scores ?? pairs) as Keeping<Kept> | undefined;

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
