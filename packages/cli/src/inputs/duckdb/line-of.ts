import type { Duckdb } from '../../engines/duckdb/duckdb.ts';
import type { TableFormat } from '../files/formats.ts';
import { lines } from './damage.ts';

/**
 * The number of the line on which a row begins. Lines without a letter are no rows, and in delimited text a row goes on while a quote is
 * open. `mark` is the letter around cells; it is empty where there is none.
 */
export async function lineOf(
  path: string,
  row: number,
  { format, mark }: { readonly format: TableFormat; readonly mark: string },
  engine: Duckdb,
): Promise<number> {
  const isDelimited = format !== 'jsonl';
  let found = isDelimited ? -1 : 0;
  let number = 0;
  let isOpen = false;
  for await (const { line } of engine.stream(`SELECT line FROM ${lines(path)}`)) {
    number++;
    const text = String(line ?? '');
    if (!isOpen && text.trim() !== '' && ++found === row) return number;
    if (isDelimited && mark !== '' && text.split(mark).length % 2 === 0) isOpen = !isOpen;
  }
  return number;
}
