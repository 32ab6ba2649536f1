import {
  type DuckDBMaterializedResult,
  type DuckDBValueConverter,
  type JS,
  JSDuckDBValueConverter,
} from '@duckdb/node-api';
import type { Row } from '../engine.ts';

/** The rows of an answer, of which there may be millions. Copies of one object take a third of the memory of objects that get one value after another. */
export async function rowsOf(answer: DuckDBMaterializedResult): Promise<Row[]> {
  const names = answer.deduplicatedColumnNames();
  const blank = Object.fromEntries(names.map((name) => [name, null])) as Record<string, JS>;
  const rows: Row[] = [];
  for (const chunk of await answer.fetchAllChunks()) {
    const columns = chunk.convertColumns(valueOf);
    for (let i = 0; i < chunk.rowCount; i++) {
      const row = { ...blank };
      names.forEach((name, c) => (row[name] = columns[c]![i]!));
      rows.push(row as Row);
    }
  }
  return rows;
}

/** Whole numbers are numbers where these can hold them: a million bigints take longer to collect than to count. */
const valueOf: DuckDBValueConverter<JS> = (value, type, converter) => {
  const read = JSDuckDBValueConverter(value, type, converter);
  if (typeof read !== 'bigint') return read;
  const number = Number(read);
  return Number.isSafeInteger(number) ? number : read;
};
