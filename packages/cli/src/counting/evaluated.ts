import type { GroupAnswer } from 'rightly/sql';
import type { DeclaredMetric } from '../reading/declared-metric.ts';
import type { Assumption } from '../reading/deciding/assumption.ts';
import type { Layout } from '../reading/layout.ts';
import type { ColumnNames } from './column-names.ts';
import type { Many } from './many.ts';

/** What was counted in one group, or in all rows. */
export type Counted = Pick<GroupAnswer<DeclaredMetric>, 'group' | 'rows' | 'metrics'> &
  Occurring &
  InReplicate;

interface InReplicate {
  /** The replicate whose rows these are, where rows are spread over replicates. */
  readonly replicate?: number | undefined;
}

interface Occurring {
  /**
   * Where areas are those of each class against the rest, and their sums do not tell: the places of the classes that occur, and whether
   * other classes do.
   */
  readonly occurring?: ReadonlyMap<number, boolean> | undefined;
}

/** What an evaluation came to, and all that is needed to add it to others. */
export interface Evaluated {
  readonly source: string;
  readonly columns: ColumnNames;
  /** How many classes there are, where a row has a score for each. */
  readonly classes: number | undefined;
  /** The names of metrics that are one number where the labels are two, and one for each class where they are more. */
  readonly undecided?: readonly string[] | undefined;
  /** Where rows are spread over replicates, each group is there for each of its replicates. */
  readonly groups: Many<Counted>;
  readonly total: GroupAnswer<DeclaredMetric> & Occurring;
  /** How truth and predictions were read. Older states do not say. */
  readonly reading: Reading | undefined;
  /** What a reader of the results must know of the rows. */
  readonly remarks?: readonly string[];
  /** The sums that the pictures of a report are drawn from, where they were counted. */
  readonly pictures?: Evaluated | undefined;
}

/** What truth and predictions were taken for, and what of it content decided. */
export interface Reading {
  readonly layout: Layout;
  readonly assumed: readonly Said[];
  /** Whether the rows that were counted are elements of the lists of a row. */
  readonly elements?: boolean | undefined;
  /** Older states, and those of arrays, do not say. */
  readonly values?: ReadAs | undefined;
}

/** What truth and predictions are compared as. */
export interface ReadAs {
  readonly y_true: 'text' | 'numbers';
  readonly y_pred: 'text' | 'numbers';
  /** The texts that stand for NULL, where cells are text. */
  readonly null_text?: readonly string[] | undefined;
}

type Said = Pick<Assumption, 'flag' | 'because'>;
