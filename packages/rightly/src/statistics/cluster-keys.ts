import { list, rangeError, show, typeError } from '../core/errors.ts';
import type { ArrayInput } from '../core/input.ts';
import { keyList } from '../core/key-list.ts';

/** The key of a sample's cluster. Keys with the same text are one cluster. */
export type ClusterKey = string | number | bigint;

/**
 * The keys of `n` samples as texts. Throws TypeError for keys that are neither text nor whole numbers, and RangeError for a wrong number of
 * keys.
 */
export function clusterKeys(
  cluster: ClusterKey | ArrayInput<ClusterKey>,
  n: number,
  at: string,
): string[] {
  if (Object(cluster) !== cluster) {
    const key = textOf(cluster, at, 0);
    return Array.from({ length: n }, () => key);
  }
  const keys = keyList(cluster, `${at} cluster`);
  if (keys.length !== n)
    throw rangeError(`${at} cluster`, `have a key for each of ${n} samples`, show(keys));
  return Array.from({ length: n }, (_, i) => textOf(keys[i], at, i));
}

function textOf(key: unknown, at: string, place: number): string {
  if (typeof key === 'string' || typeof key === 'bigint' || Number.isSafeInteger(key))
    return String(key);
  throw typeError(
    `${at} cluster`,
    'be the keys of the samples, or one key for all: text or whole numbers',
    `${show(key)} at ${list([place])}`,
  );
}
