import type { Key } from '../../core/cells.ts';
import { rangeError, show } from '../../core/errors.ts';
import type { Option } from '../../core/options.ts';
import type { Average } from './averages.ts';

interface Positive {
  readonly average?: Average | undefined;
  readonly posLabel?: number | string | undefined;
  readonly classes?: readonly string[] | undefined;
  readonly threshold?: number | null | undefined;
}

/** The class that `average: 'binary'` counts. */
export const posLabel: Option<number | string> = {
  default: 1,
  expected: 'be a whole number or a name',
  accepts: (label) => Number.isInteger(label) || typeof label === 'string',
  kinds: ['number', 'string'],
  extension: true,
};

/** The key of the class that `average: 'binary'` counts. Where classes have names, the key is the index of the name. */
export function positiveKey({ posLabel: label, classes: names }: Positive): Key {
  const at = names?.indexOf(label as string) ?? -1;
  return at < 0 ? label! : at;
}

/** Throws RangeError for a `posLabel` that is no class, or that no option uses. */
export function checkPositive(given: Positive, what: string): void {
  const { average: how, posLabel: label, classes: names, threshold } = given;
  if (how !== 'binary') {
    if (label !== posLabel.default)
      throw rangeError(`${what} posLabel`, "be left out without average 'binary'", show(label));
    return;
  }
  if (names && typeof label === 'string' && !names.includes(label))
    throw rangeError(`${what} posLabel`, 'be one of classes', show(label));
  if (typeof threshold === 'number' && label !== posLabel.default)
    throw rangeError(`${what} posLabel`, 'be left out with threshold', show(label));
}
