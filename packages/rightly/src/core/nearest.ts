import { show, typeError } from './errors.ts';
import { isArrayOf, isString } from './readable.ts';

/** ` (did you mean 'threshold'?)`, where a known name is near. */
export function suggest(name: string, known: readonly string[]): string {
  const [best] = nearest(name, known);
  return best === undefined ? '' : ` (did you mean '${best}'?)`;
}

/** The known names nearest to `name`, best first. Case, spaces, `-` and `_` are ignored. */
export function nearest(name: string, known: readonly string[]): string[] {
  if (!isString(name) || !isArrayOf(known, isString))
    throw typeError(
      'nearest',
      'get a name and a list of names',
      `${show(name)} and ${show(known)}`,
    );
  // No known name is longer than 99 letters.
  const wanted = plain(name.slice(0, 99));
  return known
    .map((candidate) => ({ candidate, distance: editDistance(wanted, plain(candidate)) }))
    .filter(({ candidate, distance }) => distance <= Math.max(2, plain(candidate).length / 3))
    .sort((a, b) => a.distance - b.distance)
    .map(({ candidate }) => candidate);
}

/** A form of a name without letter case, underscores, hyphens and spaces. It is equal for all spellings of the name. */
export const plain = (s: string): string => s.replace(/[_\s-]/g, '').toLowerCase();

/** Levenshtein's distance, computed one row of the table at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
