import { exact, inert } from '../../process/safe-text.ts';

/** What a cell of CSV is made of. */
export type CsvCell = string | number | boolean;

/** A line. Lines inside of cells must be inert, too. */
export const textOf = (line: readonly CsvCell[]): string => inert(`${line.map(cell).join(',')}\n`);

/** A number, or nothing where there is none. */
export const numberText = (x: number | null | undefined): number | '' =>
  x === undefined || x === null || Number.isNaN(x) ? '' : x;

/** A value of a group. Texts that could be taken for NULL have quotes of their own. */
export function groupText(value: CsvCell | null): CsvCell {
  if (value === null) return 'NULL';
  if (typeof value !== 'string') return value;
  return /^["\\]*(null["\\]*)?$/i.test(value) ? JSON.stringify(value) : safe(value);
}

/** Hidden characters, but line feeds, are escapes. What a spreadsheet would take for a formula begins with an apostrophe. */
export function safe(text: string): string {
  const lines = text.split('\n').map(exact).join('\n');
  return isFormula.test(lines) && !isNumber.test(lines) ? `'${lines}` : lines;
}

/** Apostrophes before it too, so that no two texts come out alike. */
const isFormula = /^['\s]*[=+\-@＝＋－＠]/;
const isNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$|^[+-]Infinity$/i;

/** Quotes keep a cell together where semicolons separate cells, and keep `::` from the start of a line. */
function cell(value: string | number | boolean): string {
  const text = String(value);
  return /[",;\r\n]|^\s*::/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
