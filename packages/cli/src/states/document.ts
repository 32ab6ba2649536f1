import type { AnyMeanMetric, MeanState, MetricDocument } from 'rightly';
import type { GroupAnswer } from 'rightly/sql';
import { type ColumnNames, type Evaluated, type Group, plainGroup } from '../evaluate/results.ts';

/** The version of what is written; another one is refused. */
export const VERSION = 1;

/** What is counted for all rows and worth a warning. */
export type Notes = Pick<
  GroupAnswer,
  'tied' | 'nan' | 'outOfRange' | 'notBinary' | 'notProbability' | 'skipped'
>;

/** What an evaluation asked: only states of the same question add up. */
export interface Question {
  readonly metrics: readonly Pick<MetricDocument, 'class_name' | 'config'>[];
  readonly columns: ColumnNames;
}

/** The sums of an evaluation, as JSON. */
export interface StateDocument extends Question {
  readonly rightly_state: typeof VERSION;
  readonly source: string;
  /** How many classes there are, where a row has a score for each. */
  readonly classes: number | null;
  readonly notes: Notes;
  readonly groups: readonly {
    readonly group: Group;
    readonly rows: number;
    readonly states: readonly MeanState[];
  }[];
}

/** What a metric is, without what it has seen. */
export function asked(metric: AnyMeanMetric): Question['metrics'][number] {
  const { class_name, config } = metric.toJSON();
  return { class_name, config };
}

export function toDocument({ source, columns, classes, groups, total }: Evaluated): StateDocument {
  const { tied, nan, outOfRange, notBinary, notProbability, skipped } = total;
  return {
    rightly_state: VERSION,
    source,
    columns,
    classes: classes ?? null,
    metrics: total.metrics.map(asked),
    notes: { tied, nan, outOfRange, notBinary, notProbability, skipped },
    groups: (columns.by.length === 0 ? [total] : groups).map(({ group, rows, metrics }) => ({
      group: plainGroup(group),
      rows,
      states: metrics.map(({ state }) => state),
    })),
  };
}
