import type { Key, KeyedState, MeanState } from 'rightly';
import type { ColumnNames } from '../counting/column-names.ts';
import type { Reading } from '../counting/evaluation-sums.ts';
import { type Group, type GroupValue, plainGroup } from '../counting/group.ts';
import {
  type CollectedReplicates,
  leaveOneOut,
  type Replicated,
} from '../counting/collect-replicates.ts';
import { byName } from '../reading/one-vs-rest.ts';
import {
  type DeclaredMetric,
  definitionOf,
  isExactArea,
  isMatrix,
  isMean,
  isWeightless,
} from '../reading/declared-metric.ts';
import { type FoundInterval, intervalOf, jackknifeOf, OF_ELEMENTS } from './intervals.ts';
import { CompactGroups } from './compact-groups.ts';
import { lazy } from '../process/lazy.ts';
import { meanArea } from './mean-area.ts';
import { zeroAreaWarnings } from './zero-area-warnings.ts';
import type { GroupResults, Result } from './result.ts';
import { supportOf } from './support.ts';
import { warningsOf } from './warnings.ts';

/** The results of an evaluation, from which all outputs are written. */
export interface Evaluation {
  readonly source: string;
  readonly rows: number;
  readonly columns: ColumnNames;
  /** The results of each group, and of the total last. */
  readonly groups: readonly GroupResults[];
  /** The metric that orders the groups; undefined where their values do. */
  readonly sortedBy?: string;
  /** The number of all groups, if not all are shown. */
  readonly allGroups?: number;
  readonly warnings: readonly string[];
  /** The level of the intervals; undefined without intervals. */
  readonly level?: number | undefined;
  /** Groups with fewer rows are shown in grey. */
  readonly minRows?: number | undefined;
  /** The assumptions about the input. */
  readonly assumed: Reading['assumed'];
}

/** The options for intervals. */
export interface IntervalOptions {
  /** The level of the intervals; undefined for none. */
  readonly level?: number | undefined;
  /** Groups with fewer rows are shown in grey. */
  readonly minRows?: number | undefined;
}

export const toEvaluation = (
  { source, columns, groups, total, reading, remarks = [] }: CollectedReplicates,
  { level, minRows }: IntervalOptions = {},
): Evaluation => {
  const reasons: Kept['reasons'] = new Map();
  const areElements = reading?.elements ?? false;
  const kept: Kept = { configs: new Map(), reasons, level, areElements };
  const shown = toGroups({ groups, total }, columns, kept);
  return {
    source,
    rows: total.rows,
    columns,
    groups: shown,
    warnings: [
      ...remarks,
      ...warningsOf(total),
      ...zeroAreaWarnings(shown),
      ...noInterval(reasons),
    ],
    level,
    minRows,
    assumed: reading?.assumed ?? [],
  };
};

/** The number of groups above which results are stored compactly. */
const MANY = 10_000;

/** Groups in the order of their values, the total last; in each, the metrics in the order of `--metrics`. */
function toGroups(
  { groups, total }: Pick<CollectedReplicates, 'groups' | 'total'>,
  { by, classes }: ColumnNames,
  kept: Kept,
): GroupResults[] {
  const of = (counted: Replicated): GroupResults => toGroup(counted, classes, kept);
  const all = of(total);
  const areCompact = groups.length > MANY && total.metrics.every((metric) => isMean(metric));
  const compact = areCompact ? new CompactGroups(all.results, groups.length) : undefined;
  const found = Array.from(groups, (group) => (compact ? compact.add(of(group)) : of(group)));
  const sorted = found.sort((a, b) => {
    for (const name of by) {
      const order = compareValues(a.group![name]!, b.group![name]!);
      if (order !== 0) return order;
    }
    return 0;
  });
  sorted.push(all);
  return sorted;
}

function toGroup(
  { group, rows, metrics, occurring, replicas }: Replicated,
  classes: readonly string[] | undefined,
  kept: Kept,
): GroupResults {
  const own = plainGroup(group);
  const { level } = kept;
  const others =
    level !== undefined && replicas
      ? leaveOneOut(metrics, replicas).map((one) => valuesOf(one, classes))
      : undefined;
  const values = valuesOf({ metrics, occurring }, classes);
  const intervalAt = (metric: DeclaredMetric, at: number): FoundInterval =>
    others
      ? jackknifeOf(
          values[at]!,
          others.map((one) => one[at]!),
          level!,
        )
      : kept.areElements
        ? OF_ELEMENTS
        : intervalOf(metric, level!);
  const results = byName(metrics).map((alike, at): Result => {
    const [metric] = alike as [DeclaredMetric];
    const document = alike.length > 1 ? againstTheRest(metric) : documentOf(metric, kept);
    const { config } = document;
    const result: Result = {
      version: document.version,
      class_name: document.class_name,
      config,
      state: document.state,
      metric: metric.name,
      value: rows === 0 ? null : values[at]!,
      group: own,
    };
    if (level === undefined) return result;
    const found = intervalAt(metric, at);
    if (typeof found !== 'string') return Object.assign(result, { interval: found });
    if (rows > 0) note(kept.reasons, metric.name, own, found);
    return Object.assign(result, { interval: null });
  });
  const support = rows === 0 ? undefined : supportOf(metrics, (key) => nameOf(key, classes));
  return {
    group: own,
    rows,
    results: support ? [...results, { ...support, group: own }] : results,
  };
}

/** The options of means by their names, so that all groups share one object. */
interface Kept {
  readonly configs: Map<string, Result['config']>;
  /** The level of intervals; undefined without intervals. */
  readonly level: number | undefined;
  readonly areElements: boolean;
  /** The reasons why metrics have no interval. */
  readonly reasons: Map<string, Reason>;
}

/** Records the reason why a metric has no interval in a group or in the total. */
function note(reasons: Kept['reasons'], name: string, group: Group, reason: string): void {
  const { groups = 0, isTotal = false } = reasons.get(name) ?? {};
  reasons.set(name, {
    groups: groups + (group === null ? 0 : 1),
    isTotal: isTotal || group === null,
    reason,
  });
}

/** The reason why a metric has no interval. */
interface Reason {
  /** The number of groups without an interval. */
  readonly groups: number;
  /** Whether the total has no interval. */
  readonly isTotal: boolean;
  readonly reason: string;
}

/** Warnings about metrics without intervals. */
const noInterval = (reasons: Kept['reasons']): string[] =>
  Array.from(reasons, ([name, { groups, isTotal, reason }]) =>
    isTotal
      ? `${name} has no interval: ${reason}`
      : `${name} has no interval in ${groups} group${groups === 1 ? '' : 's'}: ${reason}`,
  );

type Document = Pick<Result, 'version' | 'class_name' | 'config' | 'state'>;

function documentOf(metric: DeclaredMetric, { configs }: Kept): Document {
  if (isExactArea(metric)) return withoutState(metric);
  if (!isMean(metric)) return metric.toJSON();
  const config = configs.get(metric.name) ?? metric.toJSON().config;
  configs.set(metric.name, config);
  const { className } = definitionOf(metric);
  return { version: 1, class_name: className, config, state: twoSums(metric.state) };
}

/** The document of a mean area over each class against the rest. The added options have scikit-learn's names. */
function againstTheRest(metric: DeclaredMetric): Document {
  const { config, ...rest } = withoutState(metric);
  return { ...rest, config: { ...config, multi_class: 'ovr', average: 'macro' } };
}

/** The name of a class: from the list of names, or its key. */
export const nameOf = (key: Key, classes: readonly string[] | undefined): string =>
  classes?.[Number(key)] ?? String(key);

/** The document of an area without its sums by score, which can be millions. */
const withoutState = (metric: DeclaredMetric): Document => ({
  version: 2,
  class_name: definitionOf(metric).className,
  config: metric.getConfig(),
  state: {},
});

const twoSums = ({ total, count }: MeanState): KeyedState => ({ total, count });

/** The values of the metrics that are shown. */
export const valuesOf = (
  { metrics, occurring }: Pick<Replicated, 'metrics' | 'occurring'>,
  classes: readonly string[] | undefined,
): Result['value'][] =>
  byName(metrics).map((alike) =>
    alike.length > 1 ? meanArea(alike, occurring) : valueOf(alike[0]!, classes),
  );

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

/** One collator for all comparisons, made when first needed: making one takes milliseconds. */
const collator = lazy(() => new Intl.Collator('en', { numeric: true }));

/** The order of values of groups: numbers by size, also in text, and NULL last. */
export function compareValues(a: GroupValue, b: GroupValue): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) || difference === 0
    ? collator().compare(String(a), String(b))
    : difference;
}
