import { together } from 'rightly/sql';
import type { DeclaredMetric } from '../reading/declared-metric.ts';
import type { GroupSums, EvaluationSums } from './evaluation-sums.ts';
import { withoutNotes } from './states/merge.ts';

/** A group with its replicates. */
export interface Replicated extends GroupSums {
  /** The sums of each replicate; undefined without replicates. */
  readonly replicas?: readonly GroupSums[];
}

/** An evaluation in which each group occurs once. */
export interface CollectedReplicates extends Omit<EvaluationSums, 'groups' | 'total'> {
  readonly groups: Iterable<Replicated> & { readonly length: number };
  readonly total: EvaluationSums['total'] & Replicated;
}

/** Collects the replicates of each group. */
export function collectReplicates(evaluated: EvaluationSums): CollectedReplicates {
  const { columns, groups, total } = evaluated;
  if (columns.replicates === undefined) return evaluated;
  const byGroup = new Map<string, GroupSums[]>();
  const byReplicate = new Map<number, GroupSums[]>();
  for (const counted of groups) {
    push(byGroup, keyOf(counted), counted);
    push(byReplicate, counted.replicate!, counted);
  }
  const { metrics } = total;
  return {
    ...evaluated,
    groups:
      columns.by.length === 0
        ? []
        : [...byGroup.values()].map((replicas) =>
            Object.assign(add(metrics, replicas), { replicas }),
          ),
    total: {
      ...total,
      replicas: Array.from(byReplicate, ([replicate, alike]) =>
        Object.assign(add(metrics, alike), { replicate }),
      ),
    },
  };
}

function push<K>(map: Map<K, GroupSums[]>, key: K, counted: GroupSums): void {
  const others = map.get(key);
  if (others) others.push(counted);
  else map.set(key, [counted]);
}

/** For each replicate, the sums of all other replicates. */
export function leaveOneOut(
  metrics: readonly DeclaredMetric[],
  all: readonly GroupSums[],
): GroupSums[] {
  // The sums before and after each replicate are added, so that nothing is subtracted.
  const before = [add(metrics, [])];
  for (const one of all) before.push(add(metrics, [before.at(-1)!, one]));
  const after = [before[0]!];
  for (let i = all.length; i-- > 0;) after.unshift(add(metrics, [all[i]!, after[0]!]));
  return all.map((_, i) => add(metrics, [before[i]!, after[i + 1]!]));
}

/** The sum of several groups. It has the values of the first group. */
export function add(metrics: readonly DeclaredMetric[], all: readonly GroupSums[]): GroupSums {
  const { rows, metrics: sums } = together(metrics, all.map(withoutNotes));
  return { group: all[0]?.group ?? null, rows, metrics: sums, occurring: occurringIn(all) };
}

/** The classes that occur in some group. The value of a class says whether there are also rows without this class. */
function occurringIn(all: readonly GroupSums[]): GroupSums['occurring'] {
  const maps = all.flatMap(({ occurring, rows }) => (occurring && rows > 0 ? [occurring] : []));
  if (maps.length === 0) return all[0]?.occurring;
  const found = new Map<number, boolean>();
  for (const classes of maps)
    for (const [classIndex, hasOthers] of classes)
      found.set(classIndex, found.get(classIndex) || hasOthers);
  // Another group may have other classes.
  for (const classIndex of found.keys())
    if (maps.some((classes) => !classes.has(classIndex))) found.set(classIndex, true);
  return found;
}

const keyOf = ({ group }: GroupSums): string =>
  JSON.stringify(
    Object.entries(group ?? {}).map(([name, value]) => [name, typeof value, String(value)]),
  );
