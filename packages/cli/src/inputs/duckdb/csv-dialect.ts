import { isUtf8 } from 'node:buffer';
import type { Duckdb } from '../../engines/duckdb/duckdb.ts';
import { text } from '../../engines/duckdb/literals.ts';
import { explain } from '../../engines/explain.ts';
import { InputError, quote } from '../../process/errors.ts';
import { shellWord } from '../../process/shell-word.ts';
import { checkComplete } from '../files/check-complete.ts';
import { compressionOf } from '../files/compression.ts';
import { readStart } from '../files/head.ts';
import { firstDuplicate } from '../first-duplicate.ts';
import { brokenUtf8, isUtf8Error, notUtf8 } from './broken-utf8.ts';
import { checkCount, checkHeader, checkLineLengths, checkNames, noHeader } from './csv-limits.ts';
import { damagedZstd, lines } from './damaged-lines.ts';

/** The options of the command line for CSV and TSV. */
export interface CsvForm {
  /** The texts that stand for NULL. */
  readonly nulls: readonly string[];
  /** The letter between cells. */
  readonly delimiter?: string | undefined;
  /** The letter around cells; an empty text for none. */
  readonly quote?: string | undefined;
}

/** The dialect of a CSV or TSV file. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly quote: string;
  /** The columns, by the header. */
  readonly names: readonly string[];
}

/** DuckDB's buffer: four of the longest lines. Its default of 32 MB takes longer to fill than the first rows take to read. */
const buffer = 8 * 2 ** 20;

/** The options of DuckDB for a dialect. Every option is set: if DuckDB had to guess one, a broken row would lead to another guess instead of an error. */
export const csvOptions = ({ delimiter, quote: mark }: Omit<CsvDialect, 'names'>): string =>
  `header = true, delim = ${text(delimiter)}, quote = ${text(mark)}, escape = ${text(mark)}, comment = '', skip = 0, strict_mode = true, null_padding = false, buffer_size = ${buffer}`;

/** The dialect of each file. Throws InputError for headers with repeated names, and for files whose headers differ. */
export async function headersOf(
  paths: readonly string[],
  format: 'csv' | 'tsv',
  engine: Duckdb,
  form: CsvForm,
): Promise<CsvDialect[]> {
  const found: CsvDialect[] = [];
  for (const path of paths) {
    const dialect = dialectOf(await headerOf(path, engine, form), format, path, form);
    checkLineLengths(path);
    checkCount(dialect.names.length, path);
    checkNames(dialect.names, path);
    const names = new Set(dialect.names);
    const twice = firstDuplicate(dialect.names);
    if (twice !== undefined)
      throw new InputError(
        `${path}: two columns are called ${quote(twice)}: give one of them another name in line 1`,
      );
    const first = found[0] ?? dialect;
    if (first.delimiter !== dialect.delimiter)
      throw new InputError(`${path}: the cells must be separated as in ${paths[0]}`);
    const known = new Set(first.names);
    const missing = first.names.find((name) => !names.has(name));
    const added = dialect.names.find((name) => !known.has(name));
    if ((missing ?? added) !== undefined)
      throw new InputError(
        `${path}: the header must be that of ${paths[0]}; ${quote((missing ?? added)!)} is in one only`,
      );
    found.push(dialect);
  }
  return found;
}

const HEADER = 65_536;
/** The most lines of a header. */
const LINES = 100;
/** The letters that separate cells, where the command line names none. */
const DELIMITERS = [',', ';', '\t', '|'];

/** The header: the first line, and the lines after it to which a quoted name goes on. */
async function headerOf(path: string, engine: Duckdb, form: CsvForm): Promise<string> {
  // DuckDB would read many megabytes first. Most headers are within the first few kilobytes.
  const start = compressionOf(path) ? Buffer.alloc(0) : readStart(path, HEADER);
  const whole = start.subarray(0, start.lastIndexOf(10) + 1);
  if (whole.length > 0) {
    const header = headerIn(whole.toString().split('\n').slice(0, -1), path, form);
    if (!isUtf8(start.subarray(0, start.indexOf(10)))) throw notUtf8(`${path}: line 1`);
    return header.replace(/\r$/, '');
  }
  checkHeader(path);
  const rows = await engine
    .query(`SELECT line FROM ${lines(path)} LIMIT ${LINES}`)
    .catch(async (error: unknown) => {
      await checkComplete([path]);
      if (isUtf8Error(error)) throw (await brokenUtf8([path])) ?? error;
      throw (
        (await damagedZstd([path], engine)) ??
        new InputError(explain(error, { paths: [path], source: path }))
      );
    });
  if (!rows[0]) throw noHeader(path);
  return headerIn(
    rows.map(({ line }) => String(line ?? '')),
    path,
    form,
  );
}

/** The error for a file that DuckDB cannot read. */
const markBefore = (path: string): InputError =>
  new InputError(
    `${path}: after a byte order mark, the name of the first column must be on one line; leave out the mark with tail -c +4 ${shellWord(path)} | rightly evaluate -`,
  );

/**
 * The header in the first lines of a file. If its last quotation mark is not closed, the first line. Throws InputError for a name on several
 * lines directly behind a byte order mark, which DuckDB cannot read. The lines of a compressed file come without this mark.
 */
function headerIn(
  all: readonly string[],
  path: string,
  { delimiter, quote: mark = '"' }: CsvForm,
): string {
  const [first = '', ...more] = all;
  let header = first.replace(/^\uFEFF/, '');
  const start = openCell(header, mark);
  const before = start === undefined ? undefined : header[start - 1];
  // A mark in the middle of a cell opens no cell.
  const isOpened = before === undefined || [...DELIMITERS, delimiter, mark].includes(before);
  if (start === undefined || !isOpened) return header;
  for (const line of more.slice(0, LINES)) {
    header += `\n${line}`;
    if (openCell(header, mark) !== undefined) continue;
    if (start === 0 && first.startsWith('\uFEFF')) throw markBefore(path);
    return header;
  }
  return first;
}

/** The index of the quotation mark that is not closed; undefined if all are closed. */
function openCell(line: string, mark: string): number | undefined {
  if (mark === '') return undefined;
  let found: number | undefined;
  for (let at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1))
    found = found === undefined ? at : undefined;
  return found;
}

/** The dialect whose delimiter splits the header into the most cells. */
function dialectOf(
  header: string,
  format: 'csv' | 'tsv',
  path: string,
  { delimiter: given, quote: mark = '"' }: CsvForm,
): CsvDialect {
  if (openCell(header, mark) !== undefined)
    throw new InputError(
      `${path}: line 1: a quotation mark in the header is not closed; say --quote none if quotation marks are part of the text`,
    );
  const usual = format === 'tsv' ? ['\t'] : DELIMITERS;
  const candidates = given === undefined ? usual : [given];
  return candidates
    .map((delimiter) => ({ delimiter, quote: mark, names: cells(header, delimiter, mark) }))
    .reduce((best, one) => (one.names.length > best.names.length ? one : best));
}

/** The cells of a line, without their quotes. */
function cells(line: string, delimiter: string, mark: string): string[] {
  if (mark === '') return line.split(delimiter);
  const found = [''];
  let quoted = false;
  for (const letter of line) {
    if (letter === mark) quoted = !quoted;
    if (letter === delimiter && !quoted) found.push('');
    else found[found.length - 1] += letter;
  }
  return found.map((cell) => {
    const isQuoted = cell.length > 1 && cell.startsWith(mark) && cell.endsWith(mark);
    return (isQuoted ? cell.slice(1, -1) : cell).replaceAll(mark + mark, mark);
  });
}
