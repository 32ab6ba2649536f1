import {
  difference,
  type Difference,
  falseDiscovery,
  interval,
  type Interval,
  tTest,
} from 'rightly/statistics';
import type { SliceFigures, SlicesFigures, Estimate } from '../data.ts';

/** The most groups of a column. */
const MOST_GROUPS = 200;

type Mean = Parameters<typeof interval>[0] & { readonly name: string };

/** A group of rows, and the metric of these rows. */
export interface Slice<M extends Mean> {
  readonly name: string;
  readonly rows: number;
  readonly metric: M;
}

export interface SlicesOptions<M extends Mean> {
  readonly column: string;
  readonly direction: 'up' | 'down' | null;
  readonly level: number;
  readonly minRows: number;
  /** The metric of several groups together. */
  readonly sum: (metrics: readonly M[]) => M;
}

/** A mean in each group of a column, the worst first. */
export function slicesOf<M extends Mean>(
  slices: readonly Slice<M>[],
  { column, direction, level, minRows, sum }: SlicesOptions<M>,
): SlicesFigures {
  const metrics = slices.map(({ metric }) => metric);
  const differs = significance(metrics, sum, level);
  const figures = slices.map(({ name, rows, metric }, i): SliceFigures => {
    const { value, low, high } = interval(metric, { level }) as unknown as Estimate;
    return { name, rows, value, low, high, differs: differs[i]! };
  });
  const sign = direction === 'down' ? -1 : 1;
  const order = ({ value }: SliceFigures): number => (value === null ? Infinity : sign * value);
  const sorted = figures.sort(
    (a, b) => order(a) - order(b) || b.rows - a.rows || (a.name < b.name ? -1 : 1),
  );
  const metric = sum(metrics).name;
  return { column, metric, direction, groups: sorted.slice(0, MOST_GROUPS), minRows };
}

/** Whether each group differs from all other rows, by p-values that are adjusted for the number of groups. Null where it is not known. */
function significance<M extends Mean>(
  groups: readonly M[],
  sum: (metrics: readonly M[]) => M,
  level: number,
): (boolean | null)[] {
  const before = [sum([])];
  for (const one of groups) before.push(sum([before.at(-1)!, one]));
  const after = [sum([])];
  for (let i = groups.length; i-- > 0;) after.unshift(sum([groups[i]!, after[0]!]));
  const whole = after[0]!;
  const ps = groups.map((group, i) => pValueOf(group, sum([before[i]!, after[i + 1]!]), whole));
  const known = ps.flatMap((p, i) => (p === null ? [] : [[i, p] as const]));
  const adjusted = falseDiscovery(known.map(([, p]) => p));
  const result: (boolean | null)[] = groups.map(() => null);
  known.forEach(([i], at) => {
    result[i] = adjusted[at]! < 1 - level;
  });
  return result;
}

/**
 * The p-value for a difference between a group and the other rows. For rates, both have the variance of all rows under the null hypothesis, so a
 * small group without errors is not significant. For other means, each has its own variance, and the smaller effective size gives the degrees of
 * freedom.
 */
function pValueOf<M extends Mean>(group: M, rest: M, whole: M): number | null {
  const [own, others, all] = [group, rest, whole].map((metric) => interval(metric)) as unknown as [
    Interval,
    Interval,
    Interval,
  ];
  if (own.method === null || others.method === null || all.method === null) return null;
  const sizes = [own.effectiveSize, others.effectiveSize];
  if (all.method === 't') {
    const found = difference(rest as never, group as never) as unknown as Difference;
    const degrees = Math.min(...sizes) - 1;
    return found.standardError ? tTest(found.difference, found.standardError, degrees) : null;
  }
  const error = Math.sqrt(all.value * (1 - all.value) * (1 / sizes[0]! + 1 / sizes[1]!));
  return error > 0 ? tTest(own.value - others.value, error, Infinity) : null;
}
