import { exact, visible } from '../process/safe-text.ts';

/** A text whose start or end a reader cannot see. */
const unclear = /^$|^["\s]|\s$|\s{2}/;

/** A text on one line, no two texts alike. It is in quotes where its ends are unclear, and where it matches `taken`. */
export function label(text: string, taken?: RegExp): string {
  const shown = exact(text);
  // Full-width letters look like others.
  const plain = shown.normalize('NFKC');
  return unclear.test(plain) || taken?.test(plain) ? visible(JSON.stringify(text)) : shown;
}

/** A value of a group; `null` is NULL. A text that tables use for something else is in quotes: `"total"`, `"null"`. */
export const groupLabel = (
  value: string | number | boolean | null,
  taken: RegExp = /^(total|null)$/i,
): string => (typeof value === 'string' ? label(value, taken) : String(value));
