/** A range of numbers. */
export interface Bin {
  readonly from: number;
  readonly to: number;
}

/** The sign of all numbers of a bin; 0 where it holds 0. */
const signOf = ({ from, to }: Bin): number => (from < 0 && to > 0 ? 0 : Math.sign(from + to));

/**
 * Merges neighbouring bins, as long as the merged bin is not wider on the axis than `least`. Only bins of one sign are merged, so that 0 keeps its
 * own bin.
 */
export function mergedBins(
  bins: readonly Bin[],
  place: (value: number) => number,
  least: number,
): Bin[] {
  const merged: Bin[] = [];
  for (const { from, to } of bins) {
    const last = merged.at(-1);
    const isNarrow =
      last !== undefined &&
      place(to) - place(last.from) <= least &&
      signOf({ from, to }) === signOf(last);
    if (isNarrow) merged[merged.length - 1] = { from: last.from, to: Math.max(to, last.to) };
    else merged.push({ from, to });
  }
  return merged;
}

/** The index of the merged bin that holds a bin: the last merged bin that does not start after the bin. */
export function placeIn(merged: readonly Bin[], { from }: Bin): number {
  let [low, high] = [0, merged.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (merged[middle]!.from <= from) low = middle;
    else high = middle - 1;
  }
  return low;
}
