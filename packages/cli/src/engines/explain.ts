import { InputError } from '../process/errors.ts';
import { joinLines } from '../process/join-lines.ts';
import { visible } from '../process/safe-text.ts';

/** The files that an error is about, and their names on the command line. */
interface Files {
  readonly paths: readonly string[];
  readonly originals?: readonly string[];
  readonly source: string;
}

/** An error as one line that says what to do. */
export function explain(error: unknown, files?: Files): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = error instanceof InputError ? message : fromEngine(message);
  if (!files) return oneLine(line);
  const { paths, originals = paths } = files;
  const text = withOriginals(line, paths, originals);
  const names = [files.source, ...originals];
  const isPlaced =
    error instanceof InputError ||
    text.startsWith('--') ||
    names.some((name) => text.includes(name));
  const placed = isPlaced ? text : `${files.source}: ${text}`;
  return oneLine(placed);
}

/** A text with the user's names of files in place of temporary ones. */
function withOriginals(
  text: string,
  paths: readonly string[],
  originals: readonly string[],
): string {
  const pairs = paths.map((path, i) => [path, originals[i]!] as const);
  return (
    pairs
      .filter(([path, original]) => path !== original)
      // The longest path first, because it may begin with a shorter one.
      .sort(([a], [b]) => b.length - a.length)
      .reduce((message, [path, original]) => message.replaceAll(path, original), text)
  );
}

/** The message of DuckDB without the kind of error, and with advice where the message has none. */
export function fromEngine(message: string): string {
  if (message.startsWith('Out of Memory Error'))
    return '--memory: DuckDB ran out of memory; give more with --memory SIZE, or say --threads 1';
  const extension = /the extension (\w+)|in the (\w+) extension|extension "(\w+)"/.exec(message);
  if (extension && /install/i.test(message))
    return `this needs DuckDB's extension ${extension.slice(1).join('')}, and rightly loads no extensions and downloads nothing: copy the data into a file of this machine, or say --engine URL for an engine that reads it`;
  return csvError(message) ?? message.replace(/^\w+( \w+)? Error: /, '');
}

/**
 * The place and the reason of a CSV row that DuckDB cannot read. Its message quotes the row before the reason. The row may hold lines that
 * read like a reason, so the message is searched from its end.
 */
function csvError(message: string): string | undefined {
  const [, kind, line] = /^(\w+(?: \w+)?) Error: CSV Error on Line: (\d+)\n/.exec(message) ?? [];
  if (line === undefined) return undefined;
  const file = lastBetween(message, '\n  file = ', '\n  delimiter = ') ?? 'the CSV file';
  return `${file}: line ${line}: ${kind === 'Conversion' ? cellError(message) : rowError(message)}`;
}

/** The reason quotes the cell. The cell may have several lines. */
const cellError = (message: string): string =>
  message.slice(
    message.indexOf('\nError when converting column ') + 1,
    message.lastIndexOf('\n\nColumn '),
  );

/** The reason is the line above the advice. The advice may have several lines. */
function rowError(message: string): string {
  const lines = message.slice(0, message.lastIndexOf('\nPossible ')).split('\n');
  while (lines.length > 1 && /^\s*$|^Possible /.test(lines.at(-1)!)) lines.pop();
  const reason = lines.at(-1)!;
  return reason.includes('unterminated quote')
    ? 'a quotation mark is not closed; say --quote none if quotation marks are part of the text'
    : reason;
}

function lastBetween(text: string, start: string, end: string): string | undefined {
  const from = text.lastIndexOf(start);
  const to = text.indexOf(end, from);
  return from < 0 || to < 0 ? undefined : text.slice(from + start.length, to);
}

function oneLine(text: string): string {
  const shown = text
    // A cell may be megabytes long.
    .slice(0, 4000)
    // DuckDB quotes the query, which the user did not write.
    .replace(/\n\s*LINE \d+:[^]*$/, '');
  const line = visible(joinLines(shown, ' · '));
  return line.length > 300 ? `${line.slice(0, 299).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}

/** The first line of an engine's message, without its kind of error. */
export const firstLineOf = (error: unknown): string =>
  (error as Error).message.split('\n')[0]!.replace(/^\w+ Error: /, '');
