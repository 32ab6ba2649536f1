import type { Group } from '../counting/group.ts';
import { type Bar, calledAs } from './bars.ts';
import { type Figure, figuresOf, type Result } from './result.ts';
import { groupLabel } from './label.ts';

/** What became of a demand: of one number that a bar is for, or of one metric of a comparison. */
export interface Verdict {
  /** What was demanded. */
  readonly name: string;
  /** Undefined where that is so. */
  readonly failure: string | undefined;
}

/** A line for each demand that is not met. */
export const failuresIn = (verdicts: readonly Verdict[]): string[] =>
  verdicts.flatMap(({ failure }) => failure ?? []);

/** The exit status: 1 where a demand is not met. */
export const statusOf = (verdicts: readonly Verdict[]): number =>
  failuresIn(verdicts).length > 0 ? 1 : 0;

/** A verdict for each number that a bar is for, and for each bar whose group or class does not exist. */
export function judgeBars(
  bars: readonly Bar[],
  results: readonly Result[],
  by: readonly string[],
): Verdict[] {
  return bars.flatMap((bar) => {
    const failed = (why: string): Verdict[] => {
      const name = `${nameOf(bar, bar.group)} ${wanted(bar)}`;
      return [{ name, failure: `${name}; ${why}` }];
    };
    const name = calledAs(
      bar.metric,
      results.map(({ metric }) => metric),
    );
    const own = results.filter(({ metric }) => metric === name);
    const judged = meant(bar, own, by);
    if (judged.length === 0) return failed('there is no such group');
    const found = judged.flatMap((result) => {
      const group = result.group === null ? undefined : groupName(result.group, by);
      return figuresMeant(bar, result).map((figure) => verdict({ ...bar, group }, figure));
    });
    return found.length === 0 ? failed('there is no such class') : found;
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

/** `group` is what the group is called. */
function verdict(bar: Bar, figure: Figure): Verdict {
  const name = `${nameOf({ ...bar, of: figure.of === undefined ? bar.of : className(figure.of) }, bar.group)} ${wanted(bar)}`;
  const why = failureOf(bar, figure);
  return { name, failure: why === undefined ? undefined : `${name}${why}` };
}

/** Why a number misses a bar, as the end of a sentence; undefined where the bar is met. */
function failureOf(
  { option, limit, confident }: Bar,
  { value, low, high }: Figure,
): string | undefined {
  if (value === null) return '; there is nothing to count';
  const isUnder = option === '--fail-under';
  const judged = confident === undefined ? value : { low, high }[confident];
  if (judged === undefined || Number.isNaN(judged))
    // Only where a bar asks for certainty, it is missed without any.
    return (confident === 'low') === isUnder
      ? ` for sure; it is ${value}, and has no interval`
      : undefined;
  const difference = Number((isUnder ? limit - judged : judged - limit).toPrecision(3));
  if (difference <= 0) return undefined;
  const end = confident === undefined ? '' : `, and its ${confident} end ${judged}`;
  return `; it is ${value}${end}, ${difference} too ${isUnder ? 'low' : 'high'}`;
}
