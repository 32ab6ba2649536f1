import type { SliceFigures, SlicesFigures } from '@rightly/report/page';
import { difference, falseDiscovery, interval, tTest } from 'rightly/statistics';
import { add, type Folded, type Replicated } from '../../counting/replicas.ts';
import { plainGroup } from '../../counting/group.ts';
import { definitionOf, isMean } from '../../reading/declared-metric.ts';
import { groupLabel } from '../label.ts';

/** The most groups that are drawn of a column. */
const MOST_GROUPS = 200;

/** The first metric in each group of each column, the worst first. Nothing where that metric is no mean. */
export function slicesOf(
  { groups, total, columns: { by } }: Folded,
  { level, minRows }: { readonly level: number; readonly minRows: number },
): SlicesFigures[] {
  const [metric] = total.metrics;
  if (!metric || !isMean(metric)) return [];
  const direction = definitionOf(metric).direction ?? null;
  return by.map((column): SlicesFigures => {
    const alike = new Map<string, Replicated[]>();
    for (const group of groups) {
      const name = groupLabel(plainGroup(group.group)![column]!);
      const others = alike.get(name);
      if (others) others.push(group);
      else alike.set(name, [group]);
    }
    const names = [...alike.keys()];
    const whole = [...alike.values()].map((some) => add(total.metrics, some));
    const differs = differing(whole, total, level);
    const figures = whole.map((group, i): SliceFigures => {
      const { value, low, high } = interval(group.metrics[0] as typeof metric, { level });
      return { name: names[i]!, rows: group.rows, value, low, high, differs: differs[i]! };
    });
    const sign = direction === 'down' ? -1 : 1;
    const sorted = figures.sort((a, b) => sign * ((a.value ?? Infinity) - (b.value ?? Infinity)));
    return {
      column,
      metric: metric.name,
      direction,
      groups: sorted.slice(0, MOST_GROUPS),
      minRows,
    };
  });
}

/** Whether each group differs from all other rows, with p-values that allow for the number of groups. Null where that cannot be told. */
function differing(
  groups: readonly Replicated[],
  total: Replicated,
  level: number,
): (boolean | null)[] {
  const { metrics } = total;
  const before = [add(metrics, [])];
  for (const one of groups) before.push(add(metrics, [before.at(-1)!, one]));
  const after = [before[0]!];
  for (let i = groups.length; i-- > 0;) after.unshift(add(metrics, [groups[i]!, after[0]!]));
  const ps = groups.map((group, i) => {
    const rest = add(metrics, [before[i]!, after[i + 1]!]);
    const found = difference(rest.metrics[0] as never, group.metrics[0] as never) as {
      readonly difference: number;
      readonly standardError: number | null;
    };
    return found.standardError === null || found.standardError === 0
      ? null
      : tTest(found.difference, found.standardError, Infinity);
  });
  const known = ps.flatMap((p, i) => (p === null ? [] : [[i, p] as const]));
  const adjusted = falseDiscovery(known.map(([, p]) => p));
  const result: (boolean | null)[] = groups.map(() => null);
  known.forEach(([i], at) => {
    result[i] = adjusted[at]! < 1 - level;
  });
  return result;
}
