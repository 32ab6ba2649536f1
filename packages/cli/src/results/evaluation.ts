import type { Config, Key, KeyedState, MeanState } from 'rightly';
import type { ColumnNames } from '../counting/column-names.ts';
import type { Counted, Evaluated, Reading } from '../counting/evaluated.ts';
import { type Group, type GroupValue, plainGroup } from '../counting/group.ts';
import { byName } from '../reading/against-the-rest.ts';
import {
  type DeclaredMetric,
  definitionOf,
  isExactArea,
  isMatrix,
  isMean,
  isWeightless,
} from '../reading/declared-metric.ts';
import { supportOf } from './support.ts';
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
   * A number, or several: one for each class or threshold, in their order; or a matrix. Null where nothing counts: no rows, or only
   * weights of 0.
   */
  readonly value: number | null | readonly Figure[] | Matrix;
  /** The sums; none for an exact area, whose sums are many. */
  readonly state: KeyedState;
  readonly group: Group;
}

/** One number of a result. */
export interface Figure {
  /** The class or the threshold, where the result has several numbers. */
  readonly of: string | undefined;
  readonly value: number | null;
}

/** A number for each pair of a true class, whose row it stands in, and a predicted class. */
export interface Matrix {
  readonly classes: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

export const isMatrixValue = (value: Result['value']): value is Matrix =>
  value !== null && typeof value === 'object' && 'rows' in value;

/** The numbers of a result, by class where there are several; those of a matrix are pairs. */
export function figuresOf({ value }: Result): Figure[] {
  if (isMatrixValue(value)) return [];
  return value !== null && typeof value === 'object' ? [...value] : [{ of: undefined, value }];
}

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
  { group, rows, metrics, occurring }: Counted,
  classes: readonly string[] | undefined,
): GroupResults {
  const own = plainGroup(group);
  const results = byName(metrics).map((alike): Result => {
    const [metric] = alike as [DeclaredMetric];
    const value = alike.length > 1 ? meanArea(alike, occurring) : valueOf(metric, classes);
    return {
      ...(alike.length > 1 ? againstTheRest(metric) : documentOf(metric)),
      metric: metric.name,
      value: rows === 0 ? null : value,
      group: own,
    };
  });
  const support = rows === 0 ? undefined : supportOf(metrics, (key) => nameOf(key, classes));
  return {
    group: own,
    rows,
    results: support ? [...results, { ...support, group: own }] : results,
  };
}

type Document = Pick<Result, 'version' | 'class_name' | 'config' | 'state'>;

function documentOf(metric: DeclaredMetric): Document {
  if (isExactArea(metric)) return withoutState(metric);
  return isMean(metric)
    ? { ...metric.toJSON(), version: 1, state: twoSums(metric.state) }
    : metric.toJSON();
}

/** The mean area of the classes for which there is one; null where there is none. */
function meanArea(
  areas: readonly DeclaredMetric[],
  occurring: ReadonlyMap<number, boolean> | undefined,
): number | null {
  const found = areas.filter((area, place) => {
    const others = occurring ? occurring.get(place) : othersOf(area);
    // Under the ROC curve there is no area without negatives.
    return isOfPR(area) ? others !== undefined : others === true;
  });
  const sum = found.reduce((all, area) => all + (area.result() as number), 0);
  return found.length === 0 ? null : sum / found.length;
}

const isOfPR = (area: DeclaredMetric): boolean =>
  definitionOf(area).className === 'AveragePrecision' || area.getConfig()['curve'] === 'PR';

/** Whether there are rows of other classes; undefined where there are none of this class. */
function othersOf(area: DeclaredMetric): boolean | undefined {
  const { positives = {}, negatives = {} } = area.toJSON().state;
  const [some, others] = [positives, negatives].map((cells) =>
    Object.values(cells as object).some((weight) => weight > 0),
  );
  return some ? others : undefined;
}

/** The options have scikit-learn's words for a mean of areas of each class against the rest. */
function againstTheRest(metric: DeclaredMetric): Document {
  const { config, ...rest } = withoutState(metric);
  return { ...rest, config: { ...config, multi_class: 'ovr', average: 'macro' } };
}

/** What a class is called: by its index where classes are listed. */
export const nameOf = (key: Key, classes: readonly string[] | undefined): string =>
  classes?.[Number(key)] ?? String(key);

/** Nothing is made of the sums by score, which can be millions. */
const withoutState = (metric: DeclaredMetric): Document => ({
  version: 2,
  class_name: definitionOf(metric).className,
  config: metric.getConfig(),
  state: {},
});

const twoSums = ({ total, count }: MeanState): KeyedState => ({ total, count });

function valueOf(metric: DeclaredMetric, classes: readonly string[] | undefined): Result['value'] {
  if (isWeightless(metric)) return null;
  if (isMean(metric)) return metric.result();
  const isByThreshold = Array.isArray(metric.getConfig()['thresholds']);
  const name = (key: Key): string => (isByThreshold ? String(key) : nameOf(key, classes));
  const result: number | readonly number[] | readonly (readonly number[])[] = metric.result();
  if (typeof result === 'number') return result;
  if (isMatrix(metric))
    return { classes: metric.keys().map(name), rows: result as readonly (readonly number[])[] };
  return metric.keys().map((key, i) => ({ of: name(key), value: result[i] as number }));
}

/** Numbers by size, also where they are text; NULL last. */
function compare(a: GroupValue, b: GroupValue): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) || difference === 0
    ? String(a).localeCompare(String(b), 'en', { numeric: true })
    : difference;
}
