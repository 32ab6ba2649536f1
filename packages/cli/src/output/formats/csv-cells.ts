import { exact, inert } from '../../process/safe-text.ts';

/** The value of a CSV cell. */
export type CsvCell = string | number | boolean;

/** A CSV line. Lines inside of cells are made inert, too. */
export const textOf = (line: readonly CsvCell[]): string => inert(`${line.map(cell).join(',')}\n`);

/** A number, or an empty cell without one. */
export const numberText = (x: number | null | undefined): number | '' =>
  x === undefined || x === null || Number.isNaN(x) ? '' : x;

/** A value of a group. Texts that could be read as NULL get quotes of their own. */
export function groupText(value: CsvCell | null): CsvCell {
  if (value === null) return 'NULL';
  if (typeof value !== 'string') return value;
  return /^["\\]*(null["\\]*)?$/i.test(value) ? JSON.stringify(value) : safe(value);
}

/** A safe text: hidden characters except line feeds are escapes, and a text that a spreadsheet would run as a formula gets an apostrophe. */
export function safe(text: string): string {
  const lines = text.split('\n').map(exact).join('\n');
  return isFormula.test(lines) && !isNumber.test(lines) ? `'${lines}` : lines;
}

/** Apostrophes in front count too, so that no two texts become the same. */
const isFormula = /^['\s]*[=+\-@＝＋－＠]/;
const isNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$|^[+-]Infinity$/i;

/** A cell in quotes where needed, also for semicolons, and for `::` at the start of a line. */
function cell(value: string | number | boolean): string {
  const text = String(value);
  return /[",;\r\n]|^\s*::/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
