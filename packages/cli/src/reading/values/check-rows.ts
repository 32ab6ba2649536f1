import type { Column } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import { InputError, quote } from '../../process/errors.ts';

interface FirstValues {
  readonly column: Column;
  readonly cells: readonly string[];
}

interface Table {
  readonly input: Pick<SqlInput, 'delimiter' | 'source'>;
  /** The number of columns of the table. */
  readonly columns: number;
}

/**
 * Throws InputError for a cell whose lines are rows of the table. A quotation mark may be part of the text, as in `"tis`. All letters from
 * there to the next quotation mark then become one cell. Each line of such a cell has as many separators as a row, and one of the parts of the
 * line is another cell of the sample.
 */
export function checkRows(sample: readonly FirstValues[], table: Table): void {
  const { delimiter, source } = table.input;
  if (delimiter === undefined || table.columns < 2) return;
  const known = new Set(sample.flatMap(({ cells }) => cells));
  const isKnown = (part: string): boolean => known.has(part);
  const all = sample.flatMap(({ column, cells }) => cells.map((cell) => ({ column, cell })));
  for (const { column, cell } of all) {
    if (!cell.includes('\n')) continue;
    const lines = cell.split('\n').map((line) => line.replace(/\r$/, '').split(delimiter));
    const [first = [], last = []] = [lines[0], lines.at(-1)];
    const whole = lines.slice(1, -1);
    // The first and the last line of the cell are parts of rows.
    const areRows =
      first.length + last.length - 1 === table.columns &&
      [...first.slice(1), ...last.slice(0, -1)].some(isKnown) &&
      whole.every((parts) => parts.length === table.columns && parts.some(isKnown));
    if (!areRows) continue;
    const shown = cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
    throw new InputError(
      `${source}: column ${quote(column.name)} holds the cell ${quote(shown)}, and its lines look like rows of the table: say --quote none if quotation marks are part of the text`,
    );
  }
}
