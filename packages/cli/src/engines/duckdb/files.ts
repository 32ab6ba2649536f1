import type { Duckdb } from './engine.ts';
import { InputError } from '../../errors.ts';
import type { TableFormat } from '../../files/formats.ts';
import { head, isPacked } from '../../files/head.ts';
import type { Inputs } from '../../files/inputs.ts';
import { pathText, text } from './sql.ts';
import { checkGzip, csvOptions, type Dialect, headersOf } from './text.ts';

export interface TableOptions {
  /** Types of text columns that are not to be guessed: all columns for JSONL, some for the others. */
  readonly types?: ReadonlyMap<string, string>;
  /** One of the files alone. */
  readonly path?: string;
}

/** Prediction files of one format, and how SQL reads them. */
export interface Files extends Pick<Inputs, 'paths' | 'source'> {
  readonly format: TableFormat;
  /** The table function, after FROM. */
  table(options?: TableOptions): string;
  /** Table functions that fail at the first line of delimited text with another number of cells. */
  readonly strict: readonly string[];
  /** Reads packed files to their end, which the engine does not miss where it is missing. */
  verify(): Promise<void>;
}

export async function openFiles(
  { paths, source }: Inputs,
  format: TableFormat,
  engine: Duckdb,
): Promise<Files> {
  const isDelimited = format === 'csv' || format === 'tsv';
  const dialects = isDelimited ? await headersOf(paths, format, engine) : [];
  if (format === 'jsonl') for (const path of paths) refuseArray(path);
  const several = paths.length > 1 ? ', union_by_name = true' : '';
  const table: Files['table'] = ({ types = new Map<string, string>(), path } = {}) => {
    const read = path === undefined ? paths : [path];
    const list = `[${read.map((name) => pathText(name)).join(', ')}]`;
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
  };
}

function strictTable(path: string, { delimiter, names }: Dialect): string {
  const columns = names.map((_, i) => `c${i}: 'VARCHAR'`).join(', ');
  return `read_csv([${pathText(path)}], ${csvOptions(delimiter)}, auto_detect = false, columns = {${columns}})`;
}

/** JSON that begins as a list is not one object a line. */
function refuseArray(path: string): void {
  if (isPacked(path)) return;
  if (head(path).trimStart().startsWith('['))
    throw new InputError(`${path}: JSON must come as one object a line; this is a list`);
}
