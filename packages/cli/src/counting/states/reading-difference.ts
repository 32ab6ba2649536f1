import { isDeepStrictEqual } from 'node:util';
import type { Reading } from '../evaluation-sums.ts';

/** The difference between the types and NULL texts of two states; undefined without one. */
export function readingDifference(a: Reading, b: Reading): string | undefined {
  if (!a.values || !b.values) return undefined;
  const [one, other] = [a.values, b.values];
  for (const side of ['y_true', 'y_pred'] as const)
    if (one[side] !== other[side])
      return `its ${side} was read as ${other[side]}, not as ${one[side]} (say --text COLUMN or --number COLUMN for both)`;
  const [mine, its] = [one.null_text, other.null_text];
  return mine && its && !isDeepStrictEqual(mine, its)
    ? `it was read with ${textOf(its)}, not ${textOf(mine)}`
    : undefined;
}

const textOf = (texts: readonly string[]): string =>
  texts.length === 0 ? 'no --null-text' : `--null-text ${texts.join(',')}`;
