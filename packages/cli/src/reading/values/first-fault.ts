import type { Column } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import { InputError } from '../../process/errors.ts';
import { faultOf, type Wanted } from './cell-fault.ts';
import type { DecimalMark } from './value-options.ts';

/** The kind of value that a cell must hold, and the SQL of the value: NULL for an unfit cell. */
export interface Wish {
  readonly cell: string;
  readonly value: string;
  readonly wanted: Wanted;
  readonly decimal: DecimalMark;
  readonly couldBeText: boolean;
}

/** Whether an error of DuckDB is about a cell that does not fit its column. */
export const isCellError = (error: unknown): boolean =>
  /Conversion Error|JSON transform error|holds a cell that is not a number/.test(String(error));

/** An error for the first cell of all files that does not fit its column; undefined where all fit. */
export async function firstFault(
  input: SqlInput,
  columns: readonly Column[],
  wish: (column: Column) => Wish | undefined,
): Promise<InputError | undefined> {
  const wishes = columns.flatMap((column) => {
    const found = wish(column);
    return found ? [{ column, ...found }] : [];
  });
  if (wishes.length === 0) return undefined;
  const asText = wishes.map(({ column }) => column.name);
  const isWrong = wishes.map(({ cell, value }) => `(${cell} IS NOT NULL AND ${value} IS NULL)`);
  const cells = wishes.map(
    ({ cell }, i) => `CASE WHEN ${isWrong[i]!} THEN ${cell} END AS _cell_${i}`,
  );
  for (const path of input.paths!) {
    const from = input.from({ asText, path, numbered: '_number_of_row' });
    const [row] = await input.engine.query(
      `SELECT _number_of_row, ${cells.join(', ')} FROM ${from} WHERE ${isWrong.join(' OR ')} ORDER BY _number_of_row LIMIT 1`,
    );
    if (!row) continue;
    const i = wishes.findIndex((_, at) => (row[`_cell_${at}`] ?? null) !== null);
    const { column, wanted, decimal, couldBeText } = wishes[i]!;
    const line = await input.lineOfRow!(path, Number(row['_number_of_row']));
    const cell = String(row[`_cell_${i}`]);
    return new InputError(
      `${path}: line ${line}: ${faultOf({ column, cell, wanted, decimal, couldBeText })}`,
    );
  }
  return undefined;
}
