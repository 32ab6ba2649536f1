/**
 * Where two figures differ, in words; none where they are equal. Arrays must be of one length and have the same form; numbers may be
 * `tolerance` apart, or that part of a number greater than 1.
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
