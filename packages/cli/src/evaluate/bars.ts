import type { AnyMeanMetric } from 'rightly';
import { InputError } from '../errors.ts';
import { didYouMean } from './nearest.ts';
import { groupName, type Result } from './results.ts';

/** A `--fail-under`: `METRIC=V` for the total, `METRIC[GROUP]=V` for one group, `METRIC[*]=V` for every one. */
export interface Bar {
  readonly metric: string;
  readonly group: string | undefined;
  readonly least: number;
}

export function parseBar(text: string): Bar {
  const [, metric, group, value = ''] = /^([^=[]+)(?:\[(.*)\])?=([^=]+)$/s.exec(text) ?? [];
  const least = Number(value);
  if (metric === undefined || !Number.isFinite(least) || value.trim() === '')
    throw new InputError(
      `--fail-under must be METRIC=VALUE, METRIC[GROUP]=VALUE or METRIC[*]=VALUE; got ${JSON.stringify(text)}`,
    );
  return { metric: metric.trim(), group, least };
}

/** A bar for a metric that is not computed, or for groups that are not made, is a mistake. */
export function checkBars(
  bars: readonly Bar[],
  computed: readonly AnyMeanMetric[],
  grouped: boolean,
): void {
  const metrics = computed.map(({ name }) => name);
  for (const { metric, group, least } of bars) {
    if (least > 1)
      throw new InputError(
        `--fail-under ${metric}=${least}: an accuracy is at most 1, as in ${metric}=${least / 100}`,
      );
    if (!metrics.includes(metric) && metric === 'accuracy')
      throw new InputError(`--fail-under: accuracy is not computed; add --metrics accuracy`);
    if (!metrics.includes(metric))
      throw new InputError(
        `--fail-under: no metric is called ${JSON.stringify(metric)}${didYouMean(metric, metrics)}`,
      );
    if (group !== undefined && !grouped)
      throw new InputError(`--fail-under ${metric}[${group}]: there are groups only with --by`);
  }
}

/** A line for each bar that is missed; none where all are met. */
export function missed(
  bars: readonly Bar[],
  results: readonly Result[],
  by: readonly string[],
): string[] {
  return bars.flatMap((bar) => {
    const judged = results.filter(
      (result) => result.metric === bar.metric && isMeant(bar, result, by),
    );
    const label = bar.group === undefined ? bar.metric : `${bar.metric}[${bar.group}]`;
    if (judged.length === 0)
      return [`${label} must be at least ${bar.least}; there is no such group`];
    return judged.flatMap((result) => verdict(bar, result, by));
  });
}

const isMeant = ({ group }: Bar, result: Result, by: readonly string[]): boolean =>
  group === undefined
    ? result.group === null
    : result.group !== null && (group === '*' || groupName(result.group, by) === group);

function verdict(
  { metric, least }: Bar,
  { group, value }: Result,
  by: readonly string[],
): string[] {
  const label = group === null ? metric : `${metric}[${groupName(group, by)}]`;
  if (value === null) return [`${label} must be at least ${least}; there is nothing to count`];
  const difference = Number((least - value).toPrecision(3));
  return value >= least
    ? []
    : [`${label} must be at least ${least}; it is ${value}, ${difference} too low`];
}
