import type { Duckdb } from '../../engines/duckdb/duckdb.ts';
import type { TableFormat } from '../files/formats.ts';
import { lines } from './damaged-lines.ts';

/**
 * The number of the line on which a row begins. Blank lines are not rows. In CSV and TSV, a row goes on over line ends within quotation marks.
 * `mark` is the quotation mark, or empty.
 */
export async function lineOfRow(
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
