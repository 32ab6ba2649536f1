import { exact, visible } from '../process/safe-text.ts';

/** Texts whose start or end is not visible. */
const unclear = /^$|^["\s]|\s$|\s{2}/;

/** A text on one line, so that no two texts look the same. It is in quotes where its ends are not visible, and where it matches `taken`. */
export function label(text: string, taken?: RegExp): string {
  const shown = exact(text);
  // Full-width letters look like ordinary ones.
  const plain = shown.normalize('NFKC');
  return unclear.test(plain) || taken?.test(plain) ? visible(JSON.stringify(text)) : shown;
}

/** A value of a group as text. NULL is `null`. A text with a special meaning in tables is in quotes: `"total"`, `"null"`. */
export const groupLabel = (
  value: string | number | boolean | null,
  taken: RegExp = /^(total|null)$/i,
): string => (typeof value === 'string' ? label(value, taken) : String(value));
