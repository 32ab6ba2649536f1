import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  closeSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Engine } from '../engine.ts';
import { InputError } from '../errors.ts';
import { text } from './sql.ts';

type Format = 'parquet' | 'csv' | 'tsv' | 'jsonl';

/** Prediction files of one format, and how SQL reads them. */
export interface Files {
  readonly paths: readonly string[];
  readonly format: Format;
  /** What the user called them. */
  readonly source: string;
  /** The table function, after FROM; columns given in `types` are read as these. */
  table(options?: { types?: Readonly<Record<string, string>>; path?: string }): string;
  /** For delimited text, a table function for each file that fails at the first line of another number of cells. */
  readonly strict: readonly string[];
  /** Removes what was spooled. */
  dispose(): void;
}

const endings: readonly [RegExp, Format][] = [
  [/\.(parquet|pq)$/i, 'parquet'],
  [/\.csv$/i, 'csv'],
  [/\.(tsv|tab)$/i, 'tsv'],
  [/\.(jsonl|ndjson|json)$/i, 'jsonl'],
];

/** Finds the files behind names, globs and `-`. Throws InputError for none, for unknown formats, and for several at once. */
export async function findFiles(names: readonly string[], engine: Engine): Promise<Files> {
  if (names.includes('-')) return standardInput(names, engine);
  const paths: string[] = [];
  for (const name of names) paths.push(...(await expand(name, engine)));
  const formats = new Set(paths.map(formatOf));
  if (formats.size > 1)
    throw new InputError(`the files must all have one format; got ${[...formats].join(' and ')}`);
  return toFiles(paths, [...formats][0]!, names.join(' '), engine, () => {});
}

async function expand(name: string, engine: Engine): Promise<string[]> {
  if (existsSync(name)) {
    if (statSync(name).isDirectory())
      throw new InputError(
        `${name} is a folder: name the files in it, as in '${join(name, '*.parquet')}'`,
      );
    return [name];
  }
  const isGlob = /[*?[]/.test(name);
  const found = isGlob
    ? await engine.query(`SELECT file FROM glob(${text(name)}) ORDER BY file`)
    : [];
  if (found.length === 0)
    throw new InputError(isGlob ? `no file matches ${name}` : `there is no file ${name}`);
  return found.map(({ file }) => String(file));
}

function formatOf(path: string): Format {
  const plain = path.replace(/\.(gz|zst|zstd)$/i, '');
  const found = endings.find(([ending]) => ending.test(plain));
  if (!found)
    throw new InputError(
      `${path}: a file must end in .parquet, .csv, .tsv, .jsonl (and .gz or .zst after the last three)`,
    );
  if (found[1] === 'parquet' && plain !== path)
    throw new InputError(`${path}: Parquet is compressed inside; unpack the file first`);
  return found[1];
}

/** How Parquet, gzip and zstd begin. */
const magic = ['PAR1', '\x1f\x8b', '\x28\xb5\x2f\xfd'];

/** Standard input becomes a file, since it is read twice: once for its columns, once for its rows. */
async function standardInput(names: readonly string[], engine: Engine): Promise<Files> {
  if (names.length > 1)
    throw new InputError('standard input (-) must come alone, without other files');
  const folder = mkdtempSync(join(tmpdir(), 'rightly-'));
  const path = join(folder, 'standard-input');
  await pipeline(process.stdin, createWriteStream(path));
  const start = head(path);
  const format: Format = start.trimStart().startsWith('{') ? 'jsonl' : 'csv';
  const dispose = (): void => rmSync(folder, { recursive: true, force: true });
  if (magic.some((bytes) => start.startsWith(bytes))) {
    dispose();
    throw new InputError(
      'standard input must be CSV or JSONL; got Parquet or something compressed',
    );
  }
  try {
    return await toFiles([path], format, 'standard input', engine, dispose);
  } catch (error) {
    dispose();
    throw error;
  }
}

function head(path: string): string {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(4096);
  const length = readSync(file, bytes);
  closeSync(file);
  return bytes.toString('latin1', 0, length);
}

async function toFiles(
  paths: readonly string[],
  format: Format,
  source: string,
  engine: Engine,
  dispose: () => void,
): Promise<Files> {
  const empty = paths.find((path) => statSync(path).size === 0);
  if (empty) throw new InputError(`${source === 'standard input' ? source : empty} is empty`);
  const dialects: Dialect[] = [];
  if (format === 'csv' || format === 'tsv')
    for (const path of paths) dialects.push(await dialectOf(path, format, engine));
  const table: Files['table'] = ({ types = {}, path } = {}) => {
    const list = `[${(path === undefined ? paths : [path]).map((name) => text(literal(name))).join(', ')}]`;
    if (format === 'parquet') return `read_parquet(${list})`;
    if (format === 'jsonl')
      return `read_json(${list}, format = 'newline_delimited', maximum_object_size = 268435456)`;
    const typed = Object.entries(types).map(([name, type]) => `${text(name)}: ${text(type)}`);
    const columns = typed.length > 0 ? `, types = {${typed.join(', ')}}` : '';
    return `read_csv(${list}, ${csvOptions(dialects[0]!.delimiter)}${columns})`;
  };
  const strict = dialects.map(({ delimiter, cells }, i) => {
    const columns = Array.from({ length: cells }, (_, column) => `c${column}: 'VARCHAR'`).join(
      ', ',
    );
    return `read_csv([${text(literal(paths[i]!))}], ${csvOptions(delimiter)}, auto_detect = false, columns = {${columns}})`;
  });
  return { paths, format, source, table, strict, dispose };
}

/** All is said, so that a broken row is an error and not a reason to guess again. */
const csvOptions = (delimiter: string): string =>
  `header = true, delim = ${text(delimiter)}, quote = '"', escape = '"', skip = 0, strict_mode = true, null_padding = false`;

interface Dialect {
  readonly delimiter: string;
  /** How many the header has. */
  readonly cells: number;
}

/** The delimiter that the header has most of, outside quotes. */
async function dialectOf(path: string, format: Format, engine: Engine): Promise<Dialect> {
  const [row] = await engine.query(
    `SELECT line FROM read_csv([${text(literal(path))}], columns = {'line': 'VARCHAR'}, auto_detect = false, header = false, delim = '\x1F', quote = '', escape = '', ignore_errors = true) LIMIT 1`,
  );
  const header = String(row?.['line']).replaceAll(/"([^"]|"")*"/g, '');
  const candidates = format === 'tsv' ? ['\t'] : [',', ';', '\t', '|'];
  const found = candidates.map((delimiter) => ({
    delimiter,
    cells: header.split(delimiter).length,
  }));
  return found.reduce((best, one) => (one.cells > best.cells ? one : best));
}

/** A path in which nothing is a wildcard: it was expanded before. */
const literal = (path: string): string => path.replace(/[*?[]/g, '[$&]');
