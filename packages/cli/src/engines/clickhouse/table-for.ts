import { clickhouse } from 'rightly/sql';
import { InputError, quote } from '../../process/errors.ts';

/** The SQL after FROM for a table's name. The name may have a database, and each part may be in quotes. */
export function tableFor(name: string): string {
  if (/[(/]|\.(parquet|csv|tsv|jsonl?|arrow)$/i.test(name))
    throw new InputError(
      `the table must be TABLE or DATABASE.TABLE; got ${quote(name)} (what ClickHouse reads with a function is given with --query: SELECT * FROM s3('…'))`,
    );
  const parts = name.match(/"[^"]+"|`[^`]+`|[^."`]+/g) ?? [];
  if (name === '' || parts.join('.') !== name || parts.length > 2)
    throw new InputError(`the table must be TABLE or DATABASE.TABLE; got ${quote(name)}`);
  return parts.map((part) => clickhouse.identifier(part.replace(/^["`]|["`]$/g, ''))).join('.');
}
