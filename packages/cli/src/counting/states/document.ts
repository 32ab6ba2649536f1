import type { KeyedState, MetricDocument } from 'rightly';
import type { GroupAnswer, SqlType } from 'rightly/sql';
import type { DeclaredMetric } from '../../reading/declared-metric.ts';
import type { ColumnNames } from '../column-names.ts';
import type { GroupSums, EvaluationSums, Reading } from '../evaluation-sums.ts';
import { type Group, plainGroup } from '../group.ts';

/** The version of the states that are written. */
export const VERSION = 2;

/** The versions that are read. Version 1 has only means, without standard errors. */
export const versions: readonly Version[] = [1, VERSION];
export type Version = 1 | 2;

/** The counts of rows that cause warnings. */
export type Notes = Pick<
  GroupAnswer,
  'tied' | 'nan' | 'outOfRange' | 'notBinary' | 'notProbability' | 'fractional' | 'skipped'
>;

/** The metrics and the columns of an evaluation. Only states with the same ones can be merged. */
export interface Question {
  readonly metrics: readonly Pick<MetricDocument, 'class_name' | 'config'>[];
  readonly columns: ColumnNames;
}

type Metric = Question['metrics'][number];

/** The description of an answer. */
export interface Description extends Question {
  /** The type of the truth: whether classes are names or numbers. Answers of version 1 do not have it. */
  readonly truth?: SqlType | undefined;
  /** The shown metrics, if other metrics were counted for them. */
  readonly shown?: readonly ShownText[] | undefined;
  /** The metrics that were counted for classes against the rest. */
  readonly against?: Against | undefined;
}

/** A shown metric. */
export interface ShownText extends Metric {
  /** The index of the metric that was counted for it; null for an area of each class. */
  readonly from: number | null;
  readonly undecided?: boolean | undefined;
}

export interface Against {
  readonly metrics: readonly Metric[];
  /** The indexes of these classes. */
  readonly classes: readonly number[];
  /** The number of scores in a row. */
  readonly scores: number;
}

/** The sums of an evaluation, as JSON. */
export interface StateDocument extends Question {
  readonly rightly_state: Version;
  readonly source: string;
  /** The number of classes, if a row has a score for each class. */
  readonly classes: number | null;
  readonly notes: Notes;
  /** Older states do not have it. */
  readonly reading?: Reading | undefined;
  /** The names of metrics whose result depends on the number of labels; left out if there are none. */
  readonly undecided?: readonly string[] | undefined;
  /** The sums for pictures; left out if they were not counted. */
  readonly pictures?: StateDocument | undefined;
  readonly groups: readonly {
    readonly group: Group;
    /** The replicate of these rows, if rows are spread over replicates. */
    readonly replicate?: number | undefined;
    readonly rows: number;
    readonly states: readonly KeyedState[];
  }[];
}

/** Whether a state has its sums by group, or by replicate. */
export const hasGroups = ({ by, replicates }: ColumnNames): boolean =>
  by.length > 0 || replicates !== undefined;

/** The class and the options of a metric, without its sums. */
export function configOf(metric: DeclaredMetric): Question['metrics'][number] {
  const { class_name, config } = metric.toJSON();
  return { class_name, config };
}

export function toDocument({
  source,
  columns,
  classes,
  undecided = [],
  groups,
  total,
  reading,
  pictures,
}: EvaluationSums): StateDocument {
  const { tied, nan, outOfRange, notBinary, notProbability, fractional, skipped } = total;
  return {
    rightly_state: VERSION,
    source,
    columns,
    classes: classes ?? null,
    metrics: total.metrics.map(configOf),
    ...(undecided.length > 0 && { undecided }),
    notes: { tied, nan, outOfRange, notBinary, notProbability, fractional, skipped },
    ...(reading && { reading }),
    ...(pictures && { pictures: toDocument(pictures) }),
    groups: Array.from(hasGroups(columns) ? groups : [total as GroupSums], (counted) => ({
      group: plainGroup(counted.group),
      ...(counted.replicate !== undefined && { replicate: counted.replicate }),
      rows: counted.rows,
      states: counted.metrics.map((metric) => metric.toJSON().state),
    })),
  };
}
