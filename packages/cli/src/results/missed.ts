import type { Group } from '../counting/group.ts';
import { type Bar, calledAs } from './bars.ts';
import { type Figure, figuresOf, type Result } from './result.ts';
import { groupLabel } from './label.ts';

/** A line for each number that misses a bar, and for each bar whose group or class does not exist. */
export function missed(
  bars: readonly Bar[],
  results: readonly Result[],
  by: readonly string[],
): string[] {
  return bars.flatMap((bar) => {
    const name = calledAs(
      bar.metric,
      results.map(({ metric }) => metric),
    );
    const own = results.filter(({ metric }) => metric === name);
    const judged = meant(bar, own, by);
    if (judged.length === 0)
      return [`${nameOf(bar, bar.group)} ${wanted(bar)}; there is no such group`];
    const found = judged.flatMap((result) => {
      const group = result.group === null ? undefined : groupName(result.group, by);
      return figuresMeant(bar, result).map((figure) => verdict({ ...bar, group }, figure));
    });
    return found.length === 0
      ? [`${nameOf(bar, bar.group)} ${wanted(bar)}; there is no such class`]
      : found.flat();
  });
}

/** What a group is called in messages: its values, in the order of `--by`. No two groups are called alike. */
const groupName = (group: NonNullable<Group>, by: readonly string[]): string =>
  by.map((name) => groupLabel(group[name]!, /^(total|null|\*)$|,/i)).join(',');

/** The results that a bar is for. A group's exact name comes before names that several groups may have. */
function meant({ group }: Bar, results: readonly Result[], by: readonly string[]): Result[] {
  if (group === undefined) return results.filter((result) => result.group === null);
  const called = (name: (group: NonNullable<Group>) => string): Result[] =>
    results.filter((result) => result.group && (group === '*' || name(result.group) === group));
  const exactly = called((values) => groupName(values, by));
  if (exactly.length > 0) return exactly;
  return called((values) => by.map((name) => String(values[name])).join(','));
}

/** What a class or a threshold is called in messages, as in tables. No two classes of a metric are called alike. */
const className = (of: string): string => groupLabel(of, /^(total|null|\*)$/i);

/** The numbers of a result that a bar is for. What a class is called in messages comes before its name itself. */
function figuresMeant({ of }: Bar, result: Result): Figure[] {
  const all = figuresOf(result);
  if (of === '*') return all;
  const exactly = all.filter((figure) => figure.of !== undefined && className(figure.of) === of);
  if (exactly.length > 0) return exactly;
  return all.filter((figure) => figure.of === of || figure.value === null);
}

const nameOf = ({ metric, of }: Bar, group: string | undefined): string =>
  [
    metric,
    ...(of === undefined ? [] : [`{${of}}`]),
    ...(group === undefined ? [] : [`[${group}]`]),
  ].join('');

const wanted = ({ option, limit }: Bar): string =>
  `must be at ${option === '--fail-under' ? 'least' : 'most'} ${limit}`;

/** Nothing where the bar is met. `group` is what the group is called. */
function verdict(bar: Bar, { of, value, low, high }: Figure): string[] {
  const { option, limit, group } = bar;
  const name = nameOf({ ...bar, of: of === undefined ? bar.of : className(of) }, group);
  if (value === null) return [`${name} ${wanted(bar)}; there is nothing to count`];
  const isUnder = option === '--fail-under';
  const { confident } = bar;
  const judged = confident === undefined ? value : { low, high }[confident];
  if (judged === undefined || Number.isNaN(judged))
    // Only where a bar asks for certainty, it is missed without any.
    return (confident === 'low') === isUnder
      ? [`${name} ${wanted(bar)} for sure; it is ${value}, and has no interval`]
      : [];
  const difference = Number((isUnder ? limit - judged : judged - limit).toPrecision(3));
  const found =
    confident === undefined
      ? `it is ${value}`
      : `it is ${value}, and its ${confident} end ${judged}`;
  return difference <= 0
    ? []
    : [`${name} ${wanted(bar)}; ${found}, ${difference} too ${isUnder ? 'low' : 'high'}`];
}
