import type { Data } from '../engines/vocabulary.ts';
import type { Key } from './cells.ts';

/** What is added: values times weights, 1 where there are none, where the condition holds. */
export interface Entries {
  readonly n: number;
  /** For how much of a sample each entry counts. */
  readonly share: number;
  readonly where: Data | undefined;
  readonly values: Data | undefined;
  readonly weights: Data | false | undefined;
}

export const entry = ({ share, values, weights }: Entries, i: number): number =>
  (values ? Number(values[i]) : 1) * (weights ? weights[i]! : 1) * share;

/** Whether an entry counts; what weighs nothing does not, whatever its value is. */
export const counts = ({ where, weights }: Entries, i: number): boolean =>
  (!where || where[i] === 1) && (!weights || weights[i] !== 0);

/** What each entry weighs: nothing where the condition does not hold. undefined where all weigh 1. */
export function weightsIn(entries: Entries): Data | undefined {
  const { n, share, where, weights } = entries;
  if (!where && share === 1) return weights || undefined;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) if (counts(entries, i)) out[i] = (weights ? weights[i]! : 1) * share;
  return out;
}

/** A name, or a whole number: one that float64 may not hold exactly is a bigint, whatever it came as. */
export function keyFrom(key: number | bigint | boolean | string): Key {
  if (typeof key === 'string') return key;
  const number = Number(key);
  // -0 is 0.
  return Number.isSafeInteger(number) ? number + 0 : BigInt(key);
}
