import type { Column, Data, Expression, Rows } from '../engines/vocabulary.ts';
import type { Entries } from './entries.ts';
import type { Grid } from './grid.ts';
import type { Moments } from './moments.ts';
import type { CountScores, Scores } from './scores.ts';
import type { Kept } from './state.ts';

/**
 * One of a metric's sums: `value` times the weight, over the samples for which `where` holds. With `by` there is one sum for each key.
 * With two keys there is one sum for each pair. Where an expression is rows, each element of its vectors is added by itself.
 */
export interface Summand {
  /** The added value, by default 1. */
  readonly value?: Expression | undefined;
  /** A condition: only samples that meet it are added. */
  readonly where?: Expression | undefined;
  /** The key: whole numbers, or names. */
  readonly by?: Expression | readonly [Expression, Expression] | undefined;
  /** How sums are kept by a key that is a score, which may be any number. */
  readonly scores?: (Keeping<Scores> & { readonly count: CountScores }) | undefined;
  /** Two variables whose moments are kept instead of a sum, for each position of their vectors. Then there is no value and no key. */
  readonly moments?: Variables | undefined;
  /** How sums are kept by two keys. A user's own metric can leave it out. */
  readonly pairs?: Keeping<Grid> | undefined;
  /** Whether the inner axes make one sample together. Then each value counts for its share of a sample, as in a mean. */
  readonly isPerSample?: boolean | undefined;
  /** Whether each sample or element weighs 1, even where there are weights. */
  readonly isUnweighted?: boolean | undefined;
}

/**
 * How to keep a part that is more than one number for each key. Each declaration holds its own, as each expression holds `run`, so that a bundle
 * contains only used code.
 */
export interface Keeping<K extends Kept> {
  /** The empty part. */
  readonly none: (summand: Summand) => K;
  /** The part after a block of a batch. The function may change its argument. */
  readonly add: (kept: K, summand: Summand, block: Block) => K;
}

/** Samples that are counted together. */
export interface Block {
  readonly n: number;
  /** The number of entries of each sample. */
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

/** The names of the classes that a key has, where they have names. */
export function namesOf({ verb, args: [of], names }: Expression): readonly string[] | undefined {
  if (names) return names.list;
  // The result of a comparison or computation is no class.
  const isClass = ['predicted', 'argmax', 'within', 'ofWidth', 'place'].includes(verb);
  return isClass && typeof of === 'object' ? namesOf(of) : undefined;
}
