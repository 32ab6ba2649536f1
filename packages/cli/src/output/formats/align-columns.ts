import stringWidth from 'fast-string-width';

/** The width of a text in cells of a terminal. */
export const widthOf = (text: string): number => stringWidth(text.normalize());

/**
 * The lines of a table with padded cells. The first `names` columns are names and left-aligned. The others are numbers and right-aligned. The time grows
 * linearly with the number of rows.
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
