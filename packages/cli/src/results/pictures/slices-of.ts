import { slicesOf as sliceFigures } from '@rightly/report/counting';
import type { SlicesFigures } from '@rightly/report/page';
import {
  add,
  type CollectedReplicates,
  type Replicated,
} from '../../counting/collect-replicates.ts';
import { plainGroup } from '../../counting/group.ts';
import { definitionOf, isMean, type Mean } from '../../reading/declared-metric.ts';
import { groupLabel } from '../label.ts';

/** The first metric in each group of each column, the worst group first; empty if that metric is not a mean. */
export function slicesOf(
  { groups, total, columns: { by } }: CollectedReplicates,
  { level, minRows }: { readonly level: number; readonly minRows: number },
): SlicesFigures[] {
  const [metric] = total.metrics;
  if (!metric || !isMean(metric)) return [];
  const direction = definitionOf(metric).direction ?? null;
  const sum = (some: readonly Mean[]): Mean =>
    add(
      [metric],
      some.map((own) => ({ group: null, rows: 0, metrics: [own] })),
    ).metrics[0] as Mean;
  return by.map((column): SlicesFigures => {
    const alike = new Map<string, Replicated[]>();
    for (const group of groups) {
      const name = groupLabel(plainGroup(group.group)![column]!);
      const others = alike.get(name);
      if (others) others.push(group);
      else alike.set(name, [group]);
    }
    const slices = [...alike].map(([name, some]) => ({
      name,
      rows: some.reduce((all, { rows }) => all + rows, 0),
      metric: sum(some.map(({ metrics }) => metrics[0] as Mean)),
    }));
    return sliceFigures(slices, { column, direction, level, minRows, sum });
  });
}
