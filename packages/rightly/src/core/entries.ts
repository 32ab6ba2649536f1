import type { Data } from '../engines/vocabulary.ts';
import type { Key } from './cells.ts';

/** The entries to add: values (1 by default) times weights, where the condition holds. */
export interface Entries {
  readonly n: number;
  /** Each entry counts for this share of a sample. */
  readonly share: number;
  readonly where: Data | undefined;
  readonly values: Data | undefined;
  readonly weights: Data | false | undefined;
}

export const entry = ({ share, values, weights }: Entries, i: number): number =>
  (values ? Number(values[i]) : 1) * (weights ? weights[i]! : 1) * share;

/** Whether an entry counts. An entry of weight 0 does not count, whatever its value is. */
export const counts = ({ where, weights }: Entries, i: number): boolean =>
  (!where || where[i] === 1) && (!weights || weights[i] !== 0);

/** The weight of each entry: 0 where the condition does not hold. Undefined where all weigh 1. */
export function weightsIn(entries: Entries): Data | undefined {
  const { n, share, where, weights } = entries;
  if (!where && share === 1) return weights || undefined;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) if (counts(entries, i)) out[i] = (weights ? weights[i]! : 1) * share;
  return out;
}

/** The key of an element: a name, or a whole number. A whole number beyond float64's exact range is a bigint. */
export function keyFrom(key: number | bigint | boolean | string): Key {
  if (typeof key === 'string') return key;
  const number = Number(key);
  // -0 is 0.
  return Number.isSafeInteger(number) ? number + 0 : BigInt(key);
}
