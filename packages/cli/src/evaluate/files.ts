import { existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../engine.ts';
import { InputError } from '../errors.ts';
import { head, spool } from './standard-input.ts';
import { literal, text } from './sql.ts';
import { checkGzip, csvOptions, type Dialect, headersOf } from './text.ts';

type Format = 'parquet' | 'csv' | 'tsv' | 'jsonl';

export interface TableOptions {
  /** Types of text columns that are not to be guessed: all columns for JSONL, some for the others. */
  readonly types?: ReadonlyMap<string, string>;
  /** One of the files alone. */
  readonly path?: string;
}

/** Prediction files of one format, and how SQL reads them. */
export interface Files {
  readonly paths: readonly string[];
  readonly format: Format;
  /** What the user called them. */
  readonly source: string;
  /** The table function, after FROM. */
  table(options?: TableOptions): string;
  /** Table functions that fail at the first line of delimited text with another number of cells. */
  readonly strict: readonly string[];
  /** Reads packed files to their end, which the engine does not miss where it is missing. */
  verify(): Promise<void>;
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
  if (names.includes('-')) {
    if (names.length > 1)
      throw new InputError('standard input (-) must come alone, without other files');
    const { path, format, folder } = await spool();
    const dispose = (): void => rmSync(folder, { recursive: true, force: true });
    try {
      return await toFiles([path], format, 'standard input', engine, dispose);
    } catch (error) {
      dispose();
      throw error;
    }
  }
  const paths = new Map<string, string>();
  for (const name of names)
    for (const path of await expand(name, engine)) paths.set(realpathSync(path), path);
  const formats = new Set([...paths.values()].map(formatOf));
  if (formats.size > 1)
    throw new InputError(`the files must all have one format; got ${[...formats].join(' and ')}`);
  return toFiles([...paths.values()], [...formats][0]!, names.join(' '), engine, () => {});
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

async function toFiles(
  paths: readonly string[],
  format: Format,
  source: string,
  engine: Engine,
  dispose: () => void,
): Promise<Files> {
  const empty = paths.find((path) => statSync(path).size === 0);
  if (empty !== undefined)
    throw new InputError(`${source === 'standard input' ? source : empty} is empty`);
  const isDelimited = format === 'csv' || format === 'tsv';
  const dialects = isDelimited ? await headersOf(paths, format, engine) : [];
  if (format === 'jsonl') for (const path of paths) refuseArray(path);
  const several = paths.length > 1 ? ', union_by_name = true' : '';
  const table: Files['table'] = ({ types = new Map<string, string>(), path } = {}) => {
    const read = path === undefined ? paths : [path];
    const list = `[${read.map((name) => text(literal(name))).join(', ')}]`;
    const typed = `{${Array.from(types, ([name, type]) => `${text(name)}: ${text(type)}`).join(', ')}}`;
    const hasTypes = types.size > 0;
    if (format === 'parquet') return `read_parquet(${list}${several})`;
    if (format === 'jsonl')
      return `read_json(${list}, format = 'newline_delimited', maximum_object_size = 268435456${several}${hasTypes ? `, columns = ${typed}` : ''})`;
    return `read_csv(${list}, ${csvOptions(dialects[0]!.delimiter)}${several}${hasTypes ? `, types = ${typed}` : ''})`;
  };
  return {
    paths,
    format,
    source,
    table,
    strict: dialects.map((dialect, i) => strictTable(paths[i]!, dialect)),
    verify: async () => {
      await Promise.all(paths.filter((path) => /\.gz$/i.test(path)).map(checkGzip));
    },
    dispose,
  };
}

function strictTable(path: string, { delimiter, names }: Dialect): string {
  const columns = names.map((_, i) => `c${i}: 'VARCHAR'`).join(', ');
  return `read_csv([${text(literal(path))}], ${csvOptions(delimiter)}, auto_detect = false, columns = {${columns}})`;
}

/** JSON that begins as a list is not one object a line. */
function refuseArray(path: string): void {
  if (/\.(gz|zst|zstd)$/i.test(path)) return;
  if (head(path).trimStart().startsWith('['))
    throw new InputError(`${path}: JSON must come as one object a line; this is a list`);
}
