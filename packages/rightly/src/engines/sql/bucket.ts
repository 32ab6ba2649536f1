/** The number of limits below the number, or with `>=` at most equal to it. Limits ascend. The SQL is a binary search. */
export function bucketOf(x: string, limits: readonly string[], relation: '>' | '>=' = '>'): string {
  const search = (from: number, to: number): string => {
    if (from === to) return `${from}`;
    const middle = Math.floor((from + to) / 2);
    return `CASE WHEN ${x} ${relation} ${limits[middle]} THEN ${search(middle + 1, to)} ELSE ${search(from, middle)} END`;
  };
  return search(0, limits.length);
}
