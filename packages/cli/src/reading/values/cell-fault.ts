import { duckdb } from 'rightly/sql';
import type { Column } from '../../engines/column.ts';
import { quote } from '../../process/errors.ts';
import { shellWord } from '../../process/shell-word.ts';
import { flag } from '../deciding/flag.ts';
import { hasDecimalComma, isNumber } from './number-text.ts';
import type { DecimalMark } from './value-options.ts';

/** The kind of value that a cell must hold. */
export type Wanted = 'number' | 'boolean' | 'list';

/** A cell that does not fit its column. */
export interface Fault {
  readonly column: Column;
  readonly cell: string;
  readonly wanted: Wanted;
  readonly decimal: DecimalMark;
  /** Whether the column could hold labels. */
  readonly couldBeText: boolean;
}

/** Texts with which tools mark missing values. */
const missing =
  /^(?:#?n\/?a|nan|-?nan|none|null|nil|nul|missing|unknown|undefined|[-?.*]+|#\S+[!?]|<na>|\(?(?:null|none)\)?|\\n)$/i;

/** The error for a cell, with the options that would read it. */
export function faultOf({ column, cell, wanted, decimal, couldBeText }: Fault): string {
  const shown = quote(cell.length > 40 ? `${cell.slice(0, 40)}…` : cell);
  const held = `column ${quote(column.name)} holds ${shown}, which is not a ${wantedText(wanted)}`;
  const hints = [
    ...markHints(cell, decimal),
    ...(isNumber(cell, decimal) && wanted === 'number'
      ? [`${flag('--number', column.name)} if numbers have percent signs or spaces beside them`]
      : []),
    ...(missing.test(cell.trim())
      ? [`${flag('--null-text', cell.trim())} --nulls skip if it marks a missing value`]
      : []),
    ...(couldBeText ? [`${flag('--text', column.name)} where the column holds labels`] : []),
  ];
  if (hasMarks(cell)) {
    const mark = /[.,' \u00A0\u202F]/.exec(cell.trim())![0];
    const joined = `${joinedSql(column.name, mark)} in place of the column where ${quote(mark)} separates thousands`;
    return `${held}: say ${[...hints, joined].join(', or ')}`;
  }
  // `--null-text` is split at commas, and a cell with digits is hardly a missing value.
  const leaveOut = /[\d,]/.test(cell)
    ? ''
    : `: say ${flag('--null-text', cell.trim())} --nulls skip to leave such rows out`;
  return hints.length > 0 ? `${held}: say ${hints.join(', or ')}` : `${held}${leaveOut}`;
}

/** An expression that reads a number without its thousands separators, quoted for a shell. */
function joinedSql(name: string, mark: string): string {
  const isPlain = /^[a-z_]\w*$/i.test(name);
  const column = isPlain ? name : duckdb.identifier(name);
  const sql = `sql: CAST(replace(${column}, ${duckdb.text(mark)}, '') AS DOUBLE)`;
  return isPlain && mark !== "'" ? `"${sql}"` : shellWord(sql);
}

function markHints(cell: string, decimal: DecimalMark): string[] {
  if (decimal === '.' && hasDecimalComma(cell))
    return ['--decimal , where the comma is a decimal mark'];
  return decimal === ',' && isNumber(cell)
    ? ['--decimal . where the point is the decimal mark']
    : [];
}

/** Whether digits have marks between them that could be thousands separators. */
const hasMarks = (cell: string): boolean =>
  /^\s*[+-]?\d{1,3}(?:[.,' \u00A0\u202F]\d{3})+(?:[.,]\d+)?\s*$/.test(cell) && !isNumber(cell);

const wantedText = (wanted: Wanted): string => (wanted === 'list' ? 'list of numbers' : wanted);
