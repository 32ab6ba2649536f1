import { InputError, quote } from '../../process/errors.ts';
import { shellWord } from '../../process/shell-word.ts';
import { compressionOf } from '../files/compression.ts';
import { hasLongLine } from '../files/has-long-line.ts';
import { readStart } from '../files/head.ts';

/** The longest line that DuckDB reads, in bytes. */
const longestLine = 2_000_000;

/** The most columns of a header. The time that DuckDB takes for them grows with the square of their number. */
const mostColumns = 25_000;

export function checkCount(columns: number, path: string): void {
  if (columns > mostColumns)
    throw new InputError(
      `${path}: line 1 must have at most ${mostColumns} columns; it has ${columns}: write scores of so many classes as lists into one column of JSONL or Parquet`,
    );
}

/** Throws InputError for a first line that is not a header. */
export function checkNames(names: readonly string[], path: string): void {
  const [first = ''] = names;
  if (names.every((name) => name.trim() === ''))
    throw new InputError(
      `${path}: line 1 is empty; it must have the names of the columns: leave out the lines before them`,
    );
  if (/^sep=.?$/i.test(first))
    throw new InputError(
      `${path}: line 1 is ${JSON.stringify(first)}, which spreadsheets read; it must have the names of the columns: leave it out`,
    );
  if (names.length > 1 && first === '' && names.at(-1) === '')
    throw new InputError(
      `${path}: line 1 begins and ends with a separator, as a table of Markdown does; it must have the names of the columns: leave out the outer separators, and the line of dashes, with sed '2d; s/^| *//; s/ *|$//; s/ *| */|/g' ${shellWord(path)} | rightly evaluate -`,
    );
  if (names.length === 1 && first.startsWith('#'))
    throw new InputError(
      `${path}: line 1 is ${quote(first)}, a comment perhaps; it must have the names of the columns: leave out such lines with grep -v '^#' ${shellWord(path)} | rightly evaluate -`,
    );
  const areNumbers = names.every((name) => name.trim() !== '' && Number.isFinite(Number(name)));
  // pandas writes the names 0, 1, 2 … for columns without names.
  const areCounted = names.every((name, i) => name === String(i));
  if (areNumbers && !areCounted)
    throw new InputError(
      `${path}: line 1 holds numbers (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}); it must have the names of the columns: write them above`,
    );
}

/** Throws InputError for a first line that is too long: DuckDB can leave out a long line without an error. */
export function checkHeader(path: string): void {
  if (compressionOf(path)) return;
  const start = readStart(path, longestLine + 1);
  if (start.length > longestLine && !start.includes(10)) throw tooLong(`${path}: line 1`);
}

/** The longest line that is tolerated in a file. DuckDB reads a whole line into memory before it checks the length. */
const longestStretch: number = 1 << 24;

/** Throws InputError for a line that is too long, before the line is read into memory. */
export function checkLineLengths(path: string): void {
  if (!compressionOf(path) && hasLongLine(path, longestStretch))
    throw new InputError(`${path}: a line must have at most ${longestStretch} bytes; one has more`);
}

/** The error for a file without a first line. In a compressed file, DuckDB may have left out a long line. */
export const noHeader = (path: string): InputError =>
  new InputError(
    compressionOf(path)
      ? `${path} is empty, or its first line has more than ${longestLine} bytes`
      : `${path} is empty`,
  );

const tooLong = (where: string): InputError =>
  new InputError(`${where} must have at most ${longestLine} bytes; it has more`);

/** A plain error in place of DuckDB's error for rows that cannot be split into cells; undefined for its other errors. */
export function csvLineError(error: unknown, source: string): InputError | undefined {
  const message = String(error);
  // The number of the line that DuckDB names is not always right.
  const file = /^ *file *= *(.*)$|sniffing file "(.*)"/m.exec(message)?.slice(1).join('') ?? source;
  if (message.includes('Maximum line size of')) return tooLong(`${file}: a line`);
  const cause = causes.find(([words]) => message.includes(words))?.[1];
  return cause === undefined
    ? undefined
    : new InputError(`${file}: the rows cannot be split into cells: ${cause}`);
}

/** Words in errors of DuckDB, and their causes. */
const causes: readonly (readonly [words: string, cause: string])[] = [
  [
    'Parallel CSV Reader currently does not support',
    `a line has more than ${longestLine} bytes, or a quotation mark is not closed`,
  ],
  [
    'The CSV Parser state machine reached an invalid state',
    'some lines end with a carriage return and others do not; write all of them alike',
  ],
  [
    'Error when sniffing file',
    'perhaps a cell holds a quotation mark: the mark must be doubled, and the cell must stand in quotation marks',
  ],
];
