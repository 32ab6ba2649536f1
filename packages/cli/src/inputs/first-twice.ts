/** The first of some values that stood before already; undefined where all differ. In time in proportion to their number. */
export function firstTwice<T>(values: Iterable<T>): T | undefined {
  const seen = new Set<T>();
  for (const value of values) {
    if (seen.has(value)) return value;
    seen.add(value);
  }
  return undefined;
}
