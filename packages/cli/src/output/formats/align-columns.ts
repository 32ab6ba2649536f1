import stringWidth from 'fast-string-width';

/** How many cells of a terminal a text takes. */
export const widthOf = (text: string): number => stringWidth(text.normalize());

/**
 * Rows under one another, their cells padded to columns, in time in proportion to their number. The first so many columns are names,
 * which begin at the left; the others are numbers, which end at the right.
 */
export function* alignColumns(
  rows: readonly (readonly string[])[],
  names: number,
  paint: (cell: string, row: number, column: number) => string,
): Generator<string> {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 1, widthOf(cell))));
  const line = (row: readonly string[], r: number): string =>
    row
      .map((cell, i) => {
        const padding = ' '.repeat(widths[i]! - widthOf(cell));
        return i < names ? paint(cell, r, i) + padding : padding + paint(cell, r, i);
      })
      .join('  ')
      .trimEnd();
  for (const [r, row] of rows.entries()) yield line(row, r);
}
