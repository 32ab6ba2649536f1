/** A text without letter case and without extra spaces. */
export const plainLabel = (text: string): string =>
  text.trim().replaceAll(/\s+/g, ' ').toLowerCase();

interface Side {
  readonly cells: readonly string[];
}

/** Whether at least half of the predictions are labels of the truth. With `isPlain`, letter case and extra spaces are ignored. */
export function sharesLabels(truth: Side, prediction: Side, isPlain = false): boolean {
  const of = (cells: readonly string[]): readonly string[] =>
    isPlain ? cells.map(plainLabel) : cells;
  const labels = new Set(of(truth.cells));
  const known = of(prediction.cells).filter((cell) => labels.has(cell)).length;
  return known > 0 && known * 2 >= prediction.cells.length;
}
