import type { Column } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';

/** The most rows of the sample, and the most cells. */
const most = { rows: 2_000, cells: 40_000 };

/** The first cells of columns as the file has them, without NULL. */
export type Cells = (column: Column) => readonly string[];

/** Reads the first cells of columns as text. `nulls` are texts that stand for NULL. */
export async function firstCells(
  input: SqlInput,
  columns: readonly Column[],
  nulls: readonly string[],
): Promise<Cells> {
  const d = input.engine.dialect;
  const limit = Math.max(100, Math.min(most.rows, Math.floor(most.cells / columns.length)));
  const selected = columns.map(({ name }, i) => `${d.identifier(name)} AS _cell_${i}`);
  const from = input.from({ asText: columns.map(({ name }) => name) });
  const rows =
    columns.length === 0
      ? []
      : await input.engine.query(`SELECT ${selected.join(', ')} FROM ${from} LIMIT ${limit}`);
  const places = new Map(columns.map((column, i) => [column, i]));
  return (column) => {
    const i = places.get(column);
    const cells = rows.map((row) => row[`_cell_${i}`] ?? null).filter((cell) => cell !== null);
    return cells.map(String).filter((cell) => !nulls.includes(cell));
  };
}
