import type { Group } from '../counting/group.ts';
import { type Requirement, calledAs } from './requirements.ts';
import { type Figure, figuresOf, type Result } from './result.ts';
import { groupLabel } from './label.ts';

/** The verdict on a requirement, for one number or for one metric of a comparison. */
export interface Verdict {
  /** The requirement in words. */
  readonly name: string;
  /** The failure in words; undefined if the requirement is met. */
  readonly failure: string | undefined;
}

/** A line for each requirement that is not met. */
export const failuresIn = (verdicts: readonly Verdict[]): string[] =>
  verdicts.flatMap(({ failure }) => failure ?? []);

/** The exit status: 1 if a requirement is not met. */
export const statusOf = (verdicts: readonly Verdict[]): number =>
  failuresIn(verdicts).length > 0 ? 1 : 0;

/** A verdict for each number with a requirement, and for each requirement whose group or class does not exist. */
export function judgeRequirements(
  requirements: readonly Requirement[],
  results: readonly Result[],
  by: readonly string[],
): Verdict[] {
  return requirements.flatMap((requirement) => {
    const failed = (why: string): Verdict[] => {
      const name = `${nameOf(requirement, requirement.group)} ${wanted(requirement)}`;
      return [{ name, failure: `${name}; ${why}` }];
    };
    const name = calledAs(
      requirement.metric,
      results.map(({ metric }) => metric),
    );
    const own = results.filter(({ metric }) => metric === name);
    const judged = resultsFor(requirement, own, by);
    if (judged.length === 0) return failed('there is no such group');
    const found = judged.flatMap((result) => {
      const group = result.group === null ? undefined : groupName(result.group, by);
      return figuresFor(requirement, result).map((figure) =>
        verdict({ ...requirement, group }, figure),
      );
    });
    return found.length === 0 ? failed('there is no such class') : found;
  });
}

/** The name of a group in messages: its values, in the order of `--by`. No two groups have the same name. */
const groupName = (group: NonNullable<Group>, by: readonly string[]): string =>
  by.map((name) => groupLabel(group[name]!, /^(total|null|\*)$|,/i)).join(',');

/** The results that a requirement judges. The exact name of a group wins over a name that several groups share. */
function resultsFor(
  { group }: Requirement,
  results: readonly Result[],
  by: readonly string[],
): Result[] {
  if (group === undefined) return results.filter((result) => result.group === null);
  const called = (name: (group: NonNullable<Group>) => string): Result[] =>
    results.filter((result) => result.group && (group === '*' || name(result.group) === group));
  const exactly = called((values) => groupName(values, by));
  if (exactly.length > 0) return exactly;
  return called((values) => by.map((name) => String(values[name])).join(','));
}

/** The name of a class or a threshold in messages, as in tables. No two classes of a metric have the same name. */
const className = (of: string): string => groupLabel(of, /^(total|null|\*)$/i);

/** The numbers of a result that a requirement judges. The name of a class in messages wins over its plain name. */
function figuresFor({ of }: Requirement, result: Result): Figure[] {
  const all = figuresOf(result);
  if (of === '*') return all;
  const exactly = all.filter((figure) => figure.of !== undefined && className(figure.of) === of);
  if (exactly.length > 0) return exactly;
  return all.filter((figure) => figure.of === of || figure.value === null);
}

const nameOf = ({ metric, of }: Requirement, group: string | undefined): string =>
  [
    metric,
    ...(of === undefined ? [] : [`{${of}}`]),
    ...(group === undefined ? [] : [`[${group}]`]),
  ].join('');

const wanted = ({ option, limit }: Requirement): string =>
  `must be at ${option === '--fail-under' ? 'least' : 'most'} ${limit}`;

/** `group` of the requirement is the name of the group. */
function verdict(requirement: Requirement, figure: Figure): Verdict {
  const name = `${nameOf({ ...requirement, of: figure.of === undefined ? requirement.of : className(figure.of) }, requirement.group)} ${wanted(requirement)}`;
  const why = failureOf(requirement, figure);
  return { name, failure: why === undefined ? undefined : `${name}${why}` };
}

/** The end of a sentence that says why a requirement is not met; undefined if it is met. */
function failureOf(
  { option, limit, confident }: Requirement,
  { value, low, high }: Figure,
): string | undefined {
  if (value === null) return '; there is nothing to count';
  const isUnder = option === '--fail-under';
  const judged = confident === undefined ? value : { low, high }[confident];
  if (judged === undefined || Number.isNaN(judged))
    // Without an interval, a requirement fails if it must hold at the end where it is hardest to meet.
    return (confident === 'low') === isUnder
      ? `, also at the ${confident} end of its interval; it is ${value}, and has no interval`
      : undefined;
  const difference = Number((isUnder ? limit - judged : judged - limit).toPrecision(3));
  if (difference <= 0) return undefined;
  const end =
    confident === undefined ? '' : `, and the ${confident} end of its interval is ${judged}`;
  return `; it is ${value}${end}, ${difference} too ${isUnder ? 'low' : 'high'}`;
}
