import type { Dialect } from 'rightly/sql';
import { nameOf, type OwnName } from '../../engines/dialects.ts';
import { InputError } from '../../process/errors.ts';
import { type FoldPart, gap } from '../values/fold.ts';

type Fold = (text: string) => string;

/** The SQL with which each engine folds a text. Parts that an engine cannot do exactly are left out. */
const folds: Readonly<Record<OwnName, (d: Dialect) => Partial<Record<FoldPart, Fold>>>> = {
  duckdb: (d) => ({
    unicode: (text) => `nfc_normalize(${text})`,
    case: (text) => `lower(${text})`,
    punctuation: (text) => `regexp_replace(${text}, ${d.text(marks)}, '', 'g')`,
    space: (text) => `trim(regexp_replace(${text}, ${d.text(spaces)}, ' ', 'g'))`,
  }),
  spark: (d) => ({
    case: (text) => `lower(${text})`,
    punctuation: (text) => `regexp_replace(${text}, ${d.text(marks)}, '')`,
    space: (text) => `trim(regexp_replace(${text}, ${d.text(spaces)}, ' '))`,
  }),
  clickhouse: (d) => ({
    unicode: (text) => `normalizeUTF8NFC(${text})`,
    case: (text) => `lowerUTF8(${text})`,
    punctuation: (text) => `replaceRegexpAll(${text}, ${d.text(marks)}, '')`,
    space: (text) => `trimBoth(replaceRegexpAll(${text}, ${d.text(spaces)}, ' '))`,
  }),
  postgres: (d) => ({
    unicode: (text) => `normalize(${text}, NFC)`,
    // Without the collation, small letters would depend on the locale of the database.
    case: (text) => `lower(${text} COLLATE "und-x-icu")`,
    space: (text) => `btrim(regexp_replace(${text}, ${d.text(postgresSpaces)}, ' ', 'g'))`,
  }),
};

const marks = '[\\p{P}$+<=>^`|~]';
/** Code points in the notation of RE2 and Java. PostgreSQL has the notation of JavaScript. */
const spaces = gap((hex) => `\\x{${hex}}`);
const postgresSpaces = gap((hex) => `\\u${hex}`);

/** The function that folds a text in SQL. Throws InputError for a part that the engine cannot do exactly. */
export function foldSql(parts: readonly FoldPart[], d: Dialect): Fold {
  const known = folds[nameOf(d)](d);
  const missing = parts.find((part) => known[part] === undefined);
  if (missing !== undefined)
    throw new InputError(
      `--fold ${missing} does not work in ${d.name}, which has no exact function for it; ${d.name} has ${Object.keys(known).join(', ') || 'none'}`,
    );
  return (text) => parts.reduce((folded, part) => known[part]!(folded), text);
}
