/**
 * The differences between two results, as text. Arrays must have the same length and form. Numbers may differ by `tolerance`, or for numbers
 * above 1 by that share.
 */
export function differences(
  place: string,
  got: unknown,
  wanted: unknown,
  tolerance: number,
): string[] {
  if (Array.isArray(got) && Array.isArray(wanted) && got.length === wanted.length)
    return wanted.flatMap((value, i) => differences(`${place} ${i}`, got[i], value, tolerance));
  const same =
    typeof got === 'number' &&
    typeof wanted === 'number' &&
    Math.abs(got - wanted) <= tolerance * Math.max(1, Math.abs(wanted));
  return same ? [] : [`${place}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`];
}
