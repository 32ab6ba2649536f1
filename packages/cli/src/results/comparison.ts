import { falseDiscovery } from 'rightly/statistics';
import type { ColumnNames } from '../counting/column-names.ts';
import type { Reading } from '../counting/evaluation-sums.ts';
import type { Group } from '../counting/group.ts';

/** One number of a metric, for two models. */
export interface Compared {
  readonly metric: string;
  readonly class_name: string;
  /** The class or the threshold, where the metric has several numbers. */
  readonly of: string | undefined;
  readonly group: Group;
  /** The number of rows of model B in the group. */
  readonly rows: number;
  readonly a: number | null;
  readonly b: number | null;
  /** b − a. */
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The method of the interval; null without one. */
  readonly method: string | null;
  readonly standardError: number | null;
  readonly minimumDetectable: number | null;
  readonly p: number | null;
  /** p, adjusted for the number of groups; null for the total. */
  readonly adjusted: number | null;
  /** The number of rows that only this model has right; null where it is not known. */
  readonly onlyA: number | null;
  readonly onlyB: number | null;
  readonly direction: 'up' | 'down' | undefined;
  /** The better model; null where no difference is detected. */
  readonly better: 'a' | 'b' | null;
  /** The reason why there is no interval. */
  readonly reason: string | undefined;
}

/** The comparison of two models. */
export interface Comparison {
  /** The names of the models. A is the old one. */
  readonly names: Readonly<Record<'a' | 'b', string>>;
  /** Whether both saw the same rows. */
  readonly isPaired: boolean;
  readonly rows: number;
  readonly columns: Readonly<Record<'a' | 'b', ColumnNames>>;
  readonly by: readonly string[];
  /** The results of each group, and of the total last. */
  readonly results: readonly Compared[];
  readonly level: number;
  readonly warnings: readonly string[];
  readonly assumed: Reading['assumed'];
}

/** A result before p-values are adjusted for the number of groups. */
export type Single = Omit<Compared, 'adjusted' | 'better'>;

/** Decides which model is better: for the total by its interval, and for groups by p-values that are adjusted for their number. */
export function chooseBetter(all: readonly Single[], level: number): Compared[] {
  const adjusted = new Map<Single, number>();
  const alike = new Map<string, Single[]>();
  for (const one of all) {
    if (one.group === null || one.p === null) continue;
    const key = JSON.stringify([one.metric, one.of]);
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  for (const group of alike.values())
    falseDiscovery(group.map(({ p }) => p!)).forEach((p, i) => adjusted.set(group[i]!, p));
  return all.map((one) => {
    const p = adjusted.get(one) ?? null;
    const side =
      one.group === null ? sideOf(one) : p !== null && p < 1 - level ? one.difference! : 0;
    return { ...one, adjusted: p, better: betterOf(side, one.direction) };
  });
}

/** 1 if the whole interval is above 0, -1 if it is below 0, else 0. */
const sideOf = ({ low, high }: Single): number =>
  low !== null && low > 0 ? 1 : high !== null && high < 0 ? -1 : 0;

function betterOf(side: number, direction: Single['direction']): 'a' | 'b' | null {
  if (side === 0 || direction === undefined) return null;
  return side > 0 === (direction === 'up') ? 'b' : 'a';
}
