import { statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Duckdb } from '../../engines/duckdb/duckdb.ts';
import { pathText, text } from '../../engines/duckdb/literals.ts';
import { checkComplete } from '../files/check-complete.ts';
import { checkZeros } from '../files/check-zeros.ts';
import { compressionOf } from '../files/compression.ts';
import type { TableFormat } from '../files/formats.ts';
import type { FoundFiles } from '../files/found-files.ts';
import type { FromOptions } from '../input.ts';
import { checkMembers } from './check-members.ts';
import { compressionOption } from './compression-option.ts';
import { csvOptions, type CsvDialect, type CsvForm, headersOf } from './csv-dialect.ts';
import { longestLine, sampled } from './json-limits.ts';

/** Prediction files of one format, and the SQL that reads them. */
export interface TableFiles extends Pick<FoundFiles, 'paths' | 'source' | 'watch'> {
  readonly format: TableFormat;
  /** The table function, after FROM. */
  table(options?: TableOptions): string;
  /** The dialect of CSV and TSV. */
  readonly dialect: CsvDialect | undefined;
  /** Table functions that fail at the first line of CSV or TSV with another number of cells. */
  readonly strict: readonly string[];
  /** Throws InputError for a file that is incomplete, or that DuckDB would not read completely. Later calls do not repeat the check. */
  verify(): Promise<void>;
}

export interface TableOptions extends Omit<FromOptions, 'numbered'> {
  /** Whether each key of JSON becomes a column. DuckDB would read objects of more than 200 keys as maps. */
  readonly hasManyKeys?: boolean;
}

/** Files of up to this many bytes are checked before the columns are read. */
const SHORT = 65_536;

export async function openTableFiles(
  { paths, source, watch, hasKeys = false }: FoundFiles,
  format: TableFormat,
  engine: Duckdb,
  form: CsvForm,
): Promise<TableFiles> {
  // A short file that is truncated may lack its columns, and the error would be about columns.
  await checkComplete(paths.filter((path) => statSync(path).size <= SHORT));
  // This check reads one byte. Without it, a file of zeros would be read to its end as one line.
  for (const path of paths) if (!compressionOf(path)) await checkZeros(path);
  const isDelimited = format === 'csv' || format === 'tsv';
  const dialects = isDelimited ? await headersOf(paths, format, engine, form) : [];
  let verified: Promise<void> | undefined;
  const several = `${paths.length > 1 ? ', union_by_name = true' : ''}${hasKeys ? ', hive_partitioning = true, hive_types_autocast = false' : ''}`;
  const nulls =
    form.nulls.length > 0 ? `, nullstr = [${['', ...form.nulls].map(text).join(', ')}]` : '';
  const asTexts = textOptions(dialects);
  const table: TableFiles['table'] = ({ types: given, path, asText, hasManyKeys } = {}) => {
    const types = given ?? new Map((asText ?? []).map((name) => [name, 'VARCHAR']));
    const read = path === undefined ? paths : [path];
    const list = `[${read.map((name) => pathText(name)).join(', ')}]`;
    const compression = format === 'parquet' ? '' : compressionOption(read);
    const typed = `{${Array.from(types, ([name, type]) => `${text(name)}: ${text(type)}`).join(', ')}}`;
    const hasTypes = types.size > 0;
    const readCsv = (): string => {
      const cells = asText ? asTexts : hasTypes ? `, types = ${typed}` : '';
      return `read_csv(${list}${compression}, ${csvOptions(dialects[0]!)}${nulls}${several}${cells})`;
    };
    const functions: Readonly<Record<TableFormat, () => string>> = {
      parquet: () => `read_parquet(${list}${several})`,
      jsonl: () =>
        `read_json(${list}${compression}, format = 'newline_delimited', sample_size = ${sampled}, maximum_object_size = ${longestLine}${several}${hasTypes ? `, columns = ${typed}` : hasManyKeys ? ', map_inference_threshold = -1' : ''})`,
      csv: readCsv,
      tsv: readCsv,
    };
    return functions[format]();
  };
  return {
    paths,
    format,
    source,
    watch,
    table,
    dialect: dialects[0],
    strict: dialects.map((dialect, i) => strictTable(paths[i]!, dialect)),
    verify: () => (verified ??= verify(paths)),
  };
}

/** The options with which each cell of CSV and TSV is a text. If all headers have the same order and DuckDB changes no name, nothing is guessed. */
function textOptions(dialects: readonly CsvDialect[]): string {
  const [first, ...others] = dialects;
  const names = first?.names ?? [];
  const isKept =
    names.every((name) => name !== '' && name.trim() === name) &&
    new Set(names.map((name) => name.toLowerCase())).size === names.length;
  if (!isKept || !others.every((one) => isDeepStrictEqual(one.names, names)))
    return ', all_varchar = true';
  const columns = names.map((name) => `${text(name)}: 'VARCHAR'`);
  return `, auto_detect = false, columns = {${columns.join(', ')}}`;
}

function strictTable(path: string, dialect: CsvDialect): string {
  const columns = dialect.names.map((_, i) => `c${i}: 'VARCHAR'`).join(', ');
  return `read_csv([${pathText(path)}]${compressionOption([path])}, ${csvOptions(dialect)}, auto_detect = false, columns = {${columns}})`;
}

async function verify(paths: readonly string[]): Promise<void> {
  await checkComplete(paths);
  for (const path of paths) if (compressionOf(path) === 'gzip') await checkMembers(path);
}
