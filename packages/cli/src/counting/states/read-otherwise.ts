import { isDeepStrictEqual } from 'node:util';
import type { Reading } from '../evaluated.ts';

/** How the cells of two states became values, where they became other ones. */
export function readOtherwise(a: Reading, b: Reading): string | undefined {
  if (!a.values || !b.values) return undefined;
  const [one, other] = [a.values, b.values];
  for (const side of ['y_true', 'y_pred'] as const)
    if (one[side] !== other[side])
      return `its ${side} was read as ${other[side]}, not as ${one[side]} (say --text COLUMN or --number COLUMN for both)`;
  for (const [key, option] of Object.entries({
    null_text: '--null-text',
    fold: '--fold',
  } as const)) {
    const [mine, its] = [one[key as Key], other[key as Key]];
    if (mine && its && !isDeepStrictEqual(mine, its))
      return `it was read with ${said(option, its)}, not ${said(option, mine)}`;
  }
  return undefined;
}

type Key = 'null_text' | 'fold';

const said = (option: string, values: readonly string[]): string =>
  values.length === 0 ? `no ${option}` : `${option} ${values.join(',')}`;
