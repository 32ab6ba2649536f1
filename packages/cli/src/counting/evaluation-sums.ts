import type { GroupAnswer } from 'rightly/sql';
import type { DeclaredMetric } from '../reading/declared-metric.ts';
import type { Assumption } from '../reading/deciding/assumption.ts';
import type { Layout } from '../reading/layout.ts';
import type { ColumnNames } from './column-names.ts';
import type { Sequence } from './sequence.ts';

/** The sums of one group, or of all rows. */
export type GroupSums = Pick<GroupAnswer<DeclaredMetric>, 'group' | 'rows' | 'metrics'> &
  Occurring &
  InReplicate;

interface InReplicate {
  /** The replicate of these rows, if rows are spread over replicates. */
  readonly replicate?: number | undefined;
}

interface Occurring {
  /**
   * For areas of each class against the rest: the indexes of the classes that occur. The value of a class says whether there are also rows
   * without this class. The sums of the areas do not show this.
   */
  readonly occurring?: ReadonlyMap<number, boolean> | undefined;
}

/** The sums of an evaluation, with everything that is needed to merge them with others. */
export interface EvaluationSums {
  readonly source: string;
  readonly columns: ColumnNames;
  /** The number of classes, if a row has a score for each class. */
  readonly classes: number | undefined;
  /** The names of metrics that have one number if there are two labels, and a number for each class if there are more. */
  readonly undecided?: readonly string[] | undefined;
  /** With replicates, each group occurs once for each of its replicates. */
  readonly groups: Sequence<GroupSums>;
  readonly total: GroupAnswer<DeclaredMetric> & Occurring;
  /** How truth and predictions were read; undefined for older states. */
  readonly reading: Reading | undefined;
  /** Warnings about the rows. */
  readonly remarks?: readonly string[];
  /** The sums for the pictures of a report, if they were counted. */
  readonly pictures?: EvaluationSums | undefined;
}

/** The layout of truth and predictions, and the assumptions. */
export interface Reading {
  readonly layout: Layout;
  readonly assumed: readonly AssumptionText[];
  /** Whether the counted rows are elements of lists. */
  readonly elements?: boolean | undefined;
  /** Undefined for older states and for states of arrays. */
  readonly values?: ComparedAs | undefined;
}

/** The types in which truth and predictions are compared. */
export interface ComparedAs {
  readonly y_true: 'text' | 'numbers';
  readonly y_pred: 'text' | 'numbers';
  /** The texts that stand for NULL in text files. */
  readonly null_text?: readonly string[] | undefined;
}

type AssumptionText = Pick<Assumption, 'flag' | 'because'>;
