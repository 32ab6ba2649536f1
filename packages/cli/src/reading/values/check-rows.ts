import type { Column } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import { InputError, quote } from '../../process/errors.ts';

interface FirstValues {
  readonly column: Column;
  readonly cells: readonly string[];
}

interface Table {
  readonly input: Pick<SqlInput, 'delimiter' | 'source'>;
  /** How many columns it has. */
  readonly columns: number;
}

/**
 * A quote that is no mark around a cell, as in `"tis`, takes all letters up to the next quote for one cell. Throws InputError for a cell of
 * several lines that are rows of the table: each line has as many separators as a row, and a part of it is another cell that was looked at.
 */
export function checkRows(looked: readonly FirstValues[], table: Table): void {
  const { delimiter, source } = table.input;
  if (delimiter === undefined || table.columns < 2) return;
  const known = new Set(looked.flatMap(({ cells }) => cells));
  const isKnown = (part: string): boolean => known.has(part);
  const all = looked.flatMap(({ column, cells }) => cells.map((cell) => ({ column, cell })));
  for (const { column, cell } of all) {
    if (!cell.includes('\n')) continue;
    const lines = cell.split('\n').map((line) => line.replace(/\r$/, '').split(delimiter));
    const [first = [], last = []] = [lines[0], lines.at(-1)];
    const whole = lines.slice(1, -1);
    // The row in which the cell begins and the row in which it ends are a part of the cell each.
    const areRows =
      first.length + last.length - 1 === table.columns &&
      [...first.slice(1), ...last.slice(0, -1)].some(isKnown) &&
      whole.every((parts) => parts.length === table.columns && parts.some(isKnown));
    if (!areRows) continue;
    const shown = cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
    throw new InputError(
      `${source}: column ${quote(column.name)} holds the cell ${quote(shown)}, whose lines are rows of the table: say --quote none if quotation marks are part of the text`,
    );
  }
}
