import { together } from 'rightly/sql';
import type { DeclaredMetric } from '../reading/declared-metric.ts';
import type { Counted, Evaluated } from './evaluated.ts';
import { withoutNotes } from './states/merge.ts';

/** A group with its replicates. */
export interface Replicated extends Counted {
  /** What was counted in each replicate; undefined where rows were not spread over replicates. */
  readonly replicas?: readonly Counted[];
}

/** An evaluation in which each group is there once. */
export interface Folded extends Omit<Evaluated, 'groups' | 'total'> {
  readonly groups: Iterable<Replicated> & { readonly length: number };
  readonly total: Evaluated['total'] & Replicated;
}

/** Puts the replicates of each group together. */
export function fold(evaluated: Evaluated): Folded {
  const { columns, groups, total } = evaluated;
  if (columns.replicates === undefined) return evaluated;
  const byGroup = new Map<string, Counted[]>();
  const byReplicate = new Map<number, Counted[]>();
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

function push<K>(map: Map<K, Counted[]>, key: K, counted: Counted): void {
  const others = map.get(key);
  if (others) others.push(counted);
  else map.set(key, [counted]);
}

/** A group for each of the replicates, each time without one of these. */
export function leftOut(metrics: readonly DeclaredMetric[], all: readonly Counted[]): Counted[] {
  // What is before a replicate, and what is after. Nothing is subtracted.
  const before = [add(metrics, [])];
  for (const one of all) before.push(add(metrics, [before.at(-1)!, one]));
  const after = [before[0]!];
  for (let i = all.length; i-- > 0;) after.unshift(add(metrics, [all[i]!, after[0]!]));
  return all.map((_, i) => add(metrics, [before[i]!, after[i + 1]!]));
}

/** What several groups come to together. It has the group of the first one. */
export function add(metrics: readonly DeclaredMetric[], all: readonly Counted[]): Counted {
  const { rows, metrics: sums } = together(metrics, all.map(withoutNotes));
  return { group: all[0]?.group ?? null, rows, metrics: sums, occurring: occurringIn(all) };
}

/** The classes that occur in some of the groups, and whether other classes do. */
function occurringIn(all: readonly Counted[]): Counted['occurring'] {
  const maps = all.flatMap(({ occurring, rows }) => (occurring && rows > 0 ? [occurring] : []));
  if (maps.length === 0) return all[0]?.occurring;
  const found = new Map<number, boolean>();
  for (const places of maps)
    for (const [place, hasOthers] of places) found.set(place, found.get(place) || hasOthers);
  // Another group may have other classes.
  for (const place of found.keys())
    if (maps.some((places) => !places.has(place))) found.set(place, true);
  return found;
}

const keyOf = ({ group }: Counted): string =>
  JSON.stringify(
    Object.entries(group ?? {}).map(([name, value]) => [name, typeof value, String(value)]),
  );
