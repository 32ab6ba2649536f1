import type { KeyedState, MetricDocument } from 'rightly';
import type { GroupAnswer, SqlType } from 'rightly/sql';
import type { DeclaredMetric } from '../../reading/declared-metric.ts';
import type { ColumnNames } from '../column-names.ts';
import type { Counted, Evaluated, Reading } from '../evaluated.ts';
import { type Group, plainGroup } from '../group.ts';

/** The version of what is written. */
export const VERSION = 2;

/** The versions that are read. Version 1 knows means only, and nothing of their standard errors. */
export const versions: readonly Version[] = [1, VERSION];
export type Version = 1 | 2;

/** What is counted for all rows and worth a warning. */
export type Notes = Pick<
  GroupAnswer,
  'tied' | 'nan' | 'outOfRange' | 'notBinary' | 'notProbability' | 'fractional' | 'skipped'
>;

/** What an evaluation asked: only states of the same question add up. */
export interface Question {
  readonly metrics: readonly Pick<MetricDocument, 'class_name' | 'config'>[];
  readonly columns: ColumnNames;
}

type Metric = Question['metrics'][number];

/** What an answer says of itself. */
export interface Description extends Question {
  /** The type of the truth: whether classes are names or numbers. Answers of version 1 have no classes. */
  readonly truth?: SqlType | undefined;
  /** The metrics that were asked for, where others were counted for them. */
  readonly shown?: readonly ShownText[] | undefined;
  /** What was counted for classes against the rest. */
  readonly against?: Against | undefined;
}

/** A metric that was asked for. */
export interface ShownText extends Metric {
  /** The place of the metric that was counted for it; null for an area of each class. */
  readonly from: number | null;
  readonly undecided?: boolean | undefined;
}

export interface Against {
  readonly metrics: readonly Metric[];
  /** The places of these classes. */
  readonly classes: readonly number[];
  /** How many scores a row has. */
  readonly scores: number;
}

/** The sums of an evaluation, as JSON. */
export interface StateDocument extends Question {
  readonly rightly_state: Version;
  readonly source: string;
  /** How many classes there are, where a row has a score for each. */
  readonly classes: number | null;
  readonly notes: Notes;
  /** Older states do not say. */
  readonly reading?: Reading | undefined;
  /** The names of metrics that labels decide; left out where there are none. */
  readonly undecided?: readonly string[] | undefined;
  /** The sums of pictures; left out where they were not counted. */
  readonly pictures?: StateDocument | undefined;
  readonly groups: readonly {
    readonly group: Group;
    /** Where rows are spread over replicates: the replicate of these rows. */
    readonly replicate?: number | undefined;
    readonly rows: number;
    readonly states: readonly KeyedState[];
  }[];
}

/** Whether a state has its sums by group, or by replicate. */
export const hasGroups = ({ by, replicates }: ColumnNames): boolean =>
  by.length > 0 || replicates !== undefined;

/** What a metric is, without what it has seen. */
export function asked(metric: DeclaredMetric): Question['metrics'][number] {
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
}: Evaluated): StateDocument {
  const { tied, nan, outOfRange, notBinary, notProbability, fractional, skipped } = total;
  return {
    rightly_state: VERSION,
    source,
    columns,
    classes: classes ?? null,
    metrics: total.metrics.map(asked),
    ...(undecided.length > 0 && { undecided }),
    notes: { tied, nan, outOfRange, notBinary, notProbability, fractional, skipped },
    ...(reading && { reading }),
    ...(pictures && { pictures: toDocument(pictures) }),
    groups: Array.from(hasGroups(columns) ? groups : [total as Counted], (counted) => ({
      group: plainGroup(counted.group),
      ...(counted.replicate !== undefined && { replicate: counted.replicate }),
      rows: counted.rows,
      states: counted.metrics.map((metric) => metric.toJSON().state),
    })),
  };
}
