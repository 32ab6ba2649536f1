import { postgres } from 'rightly/sql';
import { InputError, quote } from '../../process/errors.ts';

/** `schema.table` as SQL; a part in double quotes may hold dots. Letter case counts: Big is not big. */
export function tableFor(name: string): string {
  const parts = name.match(/"(?:[^"]|"")+"|[^."]+/g) ?? [];
  if (name === '' || parts.join('.') !== name)
    throw new InputError(`the table must be TABLE or SCHEMA.TABLE; got ${quote(name)}`);
  if (parts.some((part) => !part.startsWith('"') && part.includes('/')))
    throw new InputError(`PostgreSQL reads tables, not files; got ${quote(name)}`);
  return parts
    .map((part) =>
      postgres.identifier(part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part),
    )
    .join('.');
}
