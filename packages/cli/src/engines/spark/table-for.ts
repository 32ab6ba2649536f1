import { InputError, quote } from '../../process/errors.ts';

/** The SQL after FROM, and a statement that must run before. */
export interface SparkTable {
  readonly from: string;
  readonly before?: string;
}

const FORMAT =
  /\.(parquet|pq|orc|csv|tsv|json|jsonl|ndjson)(\.(gz|gzip|bz2|zst|deflate|snappy|lz4))?$/i;

/** A table by its name, or a path that the server and its workers can read. `view` is an unused name. */
export function tableFor(name: string, view: string): SparkTable {
  const format = FORMAT.exec(name)?.[1]?.toLowerCase();
  if (format === undefined && !name.includes('/'))
    return { from: parts(name).map(ticked).join('.') };
  const path = name;
  if (format === 'csv' || format === 'tsv')
    return viewOf(view, 'csv', {
      path,
      header: 'true',
      inferSchema: 'true',
      ...(format === 'tsv' ? { sep: '\t' } : {}),
    });
  if (format?.endsWith('json') || format === 'jsonl') return viewOf(view, 'json', { path });
  return { from: `${format === 'orc' ? 'orc' : 'parquet'}.${ticked(path)}` };
}

function viewOf(
  view: string,
  format: string,
  options: Readonly<Record<string, string>>,
): SparkTable {
  const all = Object.entries(options).map(([key, value]) => `${key} ${text(value)}`);
  const from = ticked(view);
  return {
    from,
    before: `CREATE OR REPLACE TEMPORARY VIEW ${from} USING ${format} OPTIONS (${all.join(', ')})`,
  };
}

/** The parts of `catalog.schema.table`; one in backticks may hold dots. */
function parts(name: string): string[] {
  const found = name.match(/`(?:[^`]|``)+`|[^.`]+/g) ?? [];
  if (name === '' || found.join('.') !== name)
    throw new InputError(`the table must be TABLE or SCHEMA.TABLE; got ${quote(name)}`);
  return found.map((part) =>
    part.startsWith('`') ? part.slice(1, -1).replaceAll('``', '`') : part,
  );
}

const ticked = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

/** A string in Spark's SQL, where a backslash escapes. */
const text = (value: string): string => `'${value.replace(/[\\']/g, '\\$&')}'`;
