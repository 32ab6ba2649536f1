import { InputError } from '../process/errors.ts';
import { groupLabel } from './label.ts';
import {
  type DeclaredMetric,
  hasSeveral,
  isLoss,
  isMean,
  rangeOf,
} from '../reading/declared-metric.ts';
import { didYouMean } from '../reading/did-you-mean.ts';
import { type Figure, figuresOf, type Result } from './evaluation.ts';
import type { Group } from '../counting/group.ts';

/** The option of a bar. Values below a bar of `--fail-under` miss it, and values above a bar of `--fail-over`. */
export type BarOption = '--fail-under' | '--fail-over';

/**
 * A bar: `METRIC=V` for the total, `METRIC[GROUP]=V` for one group, `METRIC[*]=V` for each. GROUP is the group's values with commas
 * between them. Where several groups are called so, quotes tell them apart, as in messages: `METRIC["a,b",c]=V`, `METRIC["null"]=V`.
 * Of a metric with several numbers, braces say which: `METRIC{CLASS}=V`, `METRIC{CLASS}[GROUP]=V`, `METRIC{*}=V`.
 */
export interface Bar {
  readonly option: BarOption;
  readonly metric: string;
  /** The class, or the threshold. */
  readonly of: string | undefined;
  readonly group: string | undefined;
  readonly limit: number;
}

interface Given {
  readonly failUnder: readonly string[];
  readonly failOver: readonly string[];
}

export const parseBars = ({ failUnder, failOver }: Given): Bar[] => [
  ...failUnder.map((text) => parseBar('--fail-under', text)),
  ...failOver.map((text) => parseBar('--fail-over', text)),
];

function parseBar(option: BarOption, text: string): Bar {
  const [, metric, of, group, value = ''] =
    /^([^=[{]+)(?:\{(.*)\})?(?:\[(.*)\])?=([^=]+)$/s.exec(text) ?? [];
  const limit = Number(value);
  if (metric === undefined || !Number.isFinite(limit) || value.trim() === '')
    throw new InputError(
      `${option} must be METRIC=VALUE, METRIC[GROUP]=VALUE, METRIC[*]=VALUE or METRIC{CLASS}=VALUE; got ${JSON.stringify(text)}`,
    );
  return { option, metric: metric.trim(), of, group, limit };
}

/** Throws InputError for a bar of a metric that is not computed, for one of groups without `--by`, and for one on the wrong side. */
export function checkBars(
  bars: readonly Bar[],
  computed: readonly DeclaredMetric[],
  grouped: boolean,
): void {
  const names = computed.map(({ name }) => name);
  for (const bar of bars) {
    const { option, metric: name, group } = bar;
    const metric = computed.find((one) => one.name === name);
    if (!metric && name === 'accuracy' && option === '--fail-under')
      throw new InputError(`${option}: accuracy is not computed; add --metrics accuracy`);
    if (!metric)
      throw new InputError(
        `${option}: no metric is called ${JSON.stringify(name)}${didYouMean(name, names)}`,
      );
    checkSide(bar, metric);
    checkClass(bar, metric);
    if (group !== undefined && !grouped)
      throw new InputError(`${option} ${name}[${group}]: there are groups only with --by`);
  }
}

/** A bar is about one number. */
function checkClass({ option, of, group, limit }: Bar, metric: DeclaredMetric): void {
  const { name } = metric;
  const place = group === undefined ? '' : `[${group}]`;
  const several = hasSeveral(metric);
  if (several && of === undefined)
    throw new InputError(
      `${option} ${name}${place}=${limit}: ${name} has several numbers; say ${name}{CLASS}${place}=${limit} for one of them, ${name}{*}${place}=${limit} for each`,
    );
  if (!several && of !== undefined)
    throw new InputError(
      `${option} ${name}{${of}}${place}=${limit}: ${name} is one number; say ${name}${place}=${limit}`,
    );
}

function checkSide({ option, limit }: Bar, metric: DeclaredMetric): void {
  const { name, direction } = metric;
  const [least, most] = rangeOf(metric);
  const fits = direction === 'down' ? '--fail-over' : '--fail-under';
  if (direction !== undefined && option !== fits)
    throw new InputError(
      `${option} ${name}=${limit}: the ${direction === 'down' ? 'lower' : 'higher'} ${name} is, the better; say ${fits} ${name}=${limit}`,
    );
  if (limit > most)
    throw new InputError(
      `${option} ${name}=${limit}: ${isLoss(metric) ? `${name} is at most ${most}` : `${isMean(metric) ? 'an accuracy' : name} is at most 1, as in ${name}=${limit / 100}`}`,
    );
  if (limit < least && isLoss(metric))
    throw new InputError(`${option} ${name}=${limit}: ${name} is at least ${least}`);
}

/** A line for each number that misses a bar, and for each bar whose group or class does not exist. */
export function missed(
  bars: readonly Bar[],
  results: readonly Result[],
  by: readonly string[],
): string[] {
  return bars.flatMap((bar) => {
    const own = results.filter(({ metric }) => metric === bar.metric);
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
function verdict(bar: Bar, { of, value }: Figure): string[] {
  const { option, limit, group } = bar;
  const name = nameOf({ ...bar, of: of === undefined ? bar.of : className(of) }, group);
  if (value === null) return [`${name} ${wanted(bar)}; there is nothing to count`];
  const isUnder = option === '--fail-under';
  const difference = Number((isUnder ? limit - value : value - limit).toPrecision(3));
  return difference <= 0
    ? []
    : [`${name} ${wanted(bar)}; it is ${value}, ${difference} too ${isUnder ? 'low' : 'high'}`];
}
