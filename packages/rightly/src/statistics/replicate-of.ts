import { rangeError, show, typeError } from '../core/errors.ts';
import { firstOfMd5 } from './md5.ts';

/**
 * The group of a key, from 0 on, as `Replicated` and the command compute it. It is the first eight hexadecimal digits of the MD5 of the key's
 * text in UTF-8, modulo `replicates`. The group is the same in every language and database, so parts that were counted separately can be merged.
 *
 * Throws TypeError for a key that is no text, and RangeError for a wrong number of groups.
 *
 * ```ts
 * import { replicateOf } from 'rightly/statistics';
 *
 * replicateOf('user 7', 20); // 1
 * ```
 */
export function replicateOf(key: string, replicates: number): number {
  if (typeof key !== 'string') throw typeError('replicateOf: key', 'be text', show(key));
  if (!(Number.isSafeInteger(replicates) && replicates > 0))
    throw rangeError(
      'replicateOf: replicates',
      'be a whole number of at least 1',
      show(replicates),
    );
  return firstOfMd5(key) % replicates;
}
