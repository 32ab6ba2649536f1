import { InputError, quote } from '../../process/errors.ts';
import { shellWord } from '../../process/shell-word.ts';
import { compressionOf } from '../files/compression.ts';
import { hasLongLine } from '../files/has-long-line.ts';
import { readStart } from '../files/head.ts';

/** How many bytes DuckDB reads as one line. */
const longestLine = 2_000_000;

/** How many columns a header may have. The time that DuckDB takes for them grows with the square of their number. */
const mostColumns = 25_000;

export function checkCount(columns: number, path: string): void {
  if (columns > mostColumns)
    throw new InputError(
      `${path}: line 1 must have at most ${mostColumns} columns; it has ${columns}: scores of so many classes fit into one column of lists`,
    );
}

/** Throws InputError for a first line that is no header. */
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
  // Tables without names of their own get these.
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

/** DuckDB takes memory for a line as it comes, and looks at its length when it has all of it. */
const longestStretch: number = 1 << 24;

/** Throws InputError for a line of any length, before memory is taken for it. */
export function checkLineLengths(path: string): void {
  if (!compressionOf(path) && hasLongLine(path, longestStretch))
    throw new InputError(`${path}: a line must have at most ${longestStretch} bytes; one has more`);
}

/** The error for a file without a first line. Of a compressed file DuckDB may have left out a long one. */
export const noHeader = (path: string): InputError =>
  new InputError(
    compressionOf(path)
      ? `${path} is empty, or its first line has more than ${longestLine} bytes`
      : `${path} is empty`,
  );

const tooLong = (where: string): InputError =>
  new InputError(`${where} must have at most ${longestLine} bytes; it has more`);

/** DuckDB's error for rows that cannot be told apart, in words for users; undefined for its other errors. */
export function csvLineError(error: unknown, source: string): InputError | undefined {
  const message = String(error);
  // The number of the line that DuckDB names is not always right.
  const file = /^ *file *= *(.*)$|sniffing file "(.*)"/m.exec(message)?.slice(1).join('') ?? source;
  if (message.includes('Maximum line size of')) return tooLong(`${file}: a line`);
  const told = causes.find(([words]) => message.includes(words))?.[1];
  return told === undefined
    ? undefined
    : new InputError(`${file}: the rows cannot be told apart: ${told}`);
}

/** What DuckDB says, and what makes it say that. */
const causes: readonly (readonly [words: string, cause: string])[] = [
  [
    'Parallel CSV Reader currently does not support',
    `a line has more than ${longestLine} bytes, or a quote stays open`,
  ],
  [
    'The CSV Parser state machine reached an invalid state',
    'some lines end with a carriage return and others do not; write all of them alike',
  ],
  [
    'Error when sniffing file',
    'likely a quote is inside a cell, where it must be doubled, and quotes must be around the cell',
  ],
];
