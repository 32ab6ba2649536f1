import { falseDiscovery } from 'rightly/statistics';
import type { ColumnNames } from '../counting/column-names.ts';
import type { Reading } from '../counting/evaluated.ts';
import type { Group } from '../counting/group.ts';

/** One number of a metric, for two models. */
export interface Compared {
  readonly metric: string;
  readonly class_name: string;
  /** The class or the threshold, where the metric has several numbers. */
  readonly of: string | undefined;
  readonly group: Group;
  /** How many rows model B has here. */
  readonly rows: number;
  readonly a: number | null;
  readonly b: number | null;
  /** b − a. */
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** How the interval was found; null where there is none. */
  readonly method: string | null;
  readonly standardError: number | null;
  readonly minimumDetectable: number | null;
  readonly p: number | null;
  /** The same, adjusted for the number of groups; null for all rows together. */
  readonly adjusted: number | null;
  /** How many rows one model alone has right; null where that is not known. */
  readonly onlyA: number | null;
  readonly onlyB: number | null;
  readonly direction: 'up' | 'down' | undefined;
  /** The model that is better; null where that cannot be told. */
  readonly better: 'a' | 'b' | null;
  /** Why there is no interval. */
  readonly reason: string | undefined;
}

/** Two models, beside each other. */
export interface Comparison {
  /** What the models are called: A is the old one. */
  readonly names: Readonly<Record<'a' | 'b', string>>;
  /** Whether both saw the same rows. */
  readonly isPaired: boolean;
  readonly rows: number;
  readonly columns: Readonly<Record<'a' | 'b', ColumnNames>>;
  readonly by: readonly string[];
  /** Group by group, those of all rows together last. */
  readonly results: readonly Compared[];
  readonly level: number;
  readonly warnings: readonly string[];
  readonly assumed: Reading['assumed'];
}

/** A comparison before it is known how many groups were compared. */
export type Single = Omit<Compared, 'adjusted' | 'better'>;

/** Says which model is better: by the interval for all rows together, and for groups by p-values that allow for their number. */
export function judged(all: readonly Single[], level: number): Compared[] {
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

/** Above 0 where the whole interval is, below 0 likewise, else 0. */
const sideOf = ({ low, high }: Single): number =>
  low !== null && low > 0 ? 1 : high !== null && high < 0 ? -1 : 0;

function betterOf(side: number, direction: Single['direction']): 'a' | 'b' | null {
  if (side === 0 || direction === undefined) return null;
  return side > 0 === (direction === 'up') ? 'b' : 'a';
}
