import type { Config, Key, KeyedState, MeanState } from 'rightly';
import type { ColumnNames } from '../counting/column-names.ts';
import type { Counted, Evaluated, Reading } from '../counting/evaluated.ts';
import { type Group, type GroupValue, plainGroup } from '../counting/group.ts';
import { type DeclaredMetric, isMean, isWeightless } from '../reading/declared-metric.ts';
import { warningsOf } from './warnings.ts';

/** One metric over one group, or over all rows: in JSON also a document for `metricFromJSON`. */
export interface Result {
  /** 1 for a mean, which has its two sums here and no more; 2 for other metrics. */
  readonly version: 1 | 2;
  readonly metric: string;
  /** What `accuracy` resolved to, among others. */
  readonly class_name: string;
  readonly config: Config;
  /**
   * A number, or several: one for each class or threshold, in their order. Null where nothing counts: no rows, or only weights of 0.
   */
  readonly value: number | null | readonly Figure[];
  readonly state: KeyedState;
  readonly group: Group;
}

/** One number of a result. */
export interface Figure {
  /** The class or the threshold, where the result has several numbers. */
  readonly of: string | undefined;
  readonly value: number | null;
}

export const figuresOf = ({ value }: Result): Figure[] =>
  value !== null && typeof value === 'object' ? [...value] : [{ of: undefined, value }];

export interface GroupResults {
  readonly group: Group;
  readonly rows: number;
  readonly results: readonly Result[];
}

/** Everything a report is written from. */
export interface Evaluation {
  readonly source: string;
  readonly rows: number;
  readonly columns: ColumnNames;
  /** Group by group, the total last. */
  readonly groups: readonly GroupResults[];
  readonly warnings: readonly string[];
  /** What content decided where nobody said it. */
  readonly assumed: Reading['assumed'];
}

export const toEvaluation = ({
  source,
  columns,
  groups,
  total,
  reading,
}: Evaluated): Evaluation => ({
  source,
  rows: total.rows,
  columns,
  groups: toGroups({ groups, total }, columns),
  warnings: warningsOf(total),
  assumed: reading?.assumed ?? [],
});

/** Groups in the order of their values, the total last; in each, the metrics as they were asked for. */
function toGroups(
  { groups, total }: { readonly groups: readonly Counted[]; readonly total: Counted },
  { by, classes }: ColumnNames,
): GroupResults[] {
  const of = (counted: Counted): GroupResults => toGroup(counted, classes);
  const sorted = groups.map(of).sort((a, b) => {
    const [left, right] = [a, b].map(({ group }) => by.map((name) => group![name]!)) as [
      GroupValue[],
      GroupValue[],
    ];
    return left.map((value, i) => compare(value, right[i]!)).find((order) => order !== 0) ?? 0;
  });
  return [...sorted, of(total)];
}

function toGroup(
  { group, rows, metrics }: Counted,
  classes: readonly string[] | undefined,
): GroupResults {
  const own = plainGroup(group);
  const results = metrics.map((metric): Result => {
    const { version, class_name, config, state } = isMean(metric)
      ? { ...metric.toJSON(), version: 1 as const, state: twoSums(metric.state) }
      : metric.toJSON();
    return {
      version,
      metric: metric.name,
      class_name,
      config,
      value: rows === 0 ? null : valueOf(metric, classes),
      state,
      group: own,
    };
  });
  return { group: own, rows, results };
}

const twoSums = ({ total, count }: MeanState): KeyedState => ({ total, count });

function valueOf(metric: DeclaredMetric, classes: readonly string[] | undefined): Result['value'] {
  if (isWeightless(metric)) return null;
  if (isMean(metric)) return metric.result();
  const result: number | readonly number[] = metric.result();
  if (typeof result === 'number') return result;
  const isByThreshold = Array.isArray(metric.getConfig()['thresholds']);
  const name = (key: Key): string =>
    (isByThreshold ? undefined : classes?.[Number(key)]) ?? String(key);
  return metric.keys().map((key, i) => ({ of: name(key), value: result[i]! }));
}

/** Numbers by size, also where they are text; NULL last. */
function compare(a: GroupValue, b: GroupValue): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) || difference === 0
    ? String(a).localeCompare(String(b), 'en', { numeric: true })
    : difference;
}
