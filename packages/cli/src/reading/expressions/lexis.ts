import type { DialectName } from '../../engines/dialects.ts';

/** How a dialect writes strings, names and comments. */
export interface Lexis {
  /** What stands in quotes of each kind, and what ends it. */
  readonly quotes: Readonly<Partial<Record<Quote, Quoting>>>;
  /** What letters directly before a single quote make of the string. */
  readonly prefixes: Readonly<Partial<Record<string, Quoting>>>;
  /** Whether `$$…$$` and `$tag$…$tag$` are strings. */
  readonly hasDollarQuotes: boolean;
  /** Texts that stand for something else, or begin what other dialects have not. */
  readonly refused: readonly string[];
  /** Texts that are replaced in strings too, before the engine reads any SQL. */
  readonly replaced: readonly string[];
}

export type Quote = "'" | '"' | '`';

export interface Quoting {
  readonly kind: 'string' | 'name';
  /** Whether a backslash takes the next character for itself. */
  readonly escapes: boolean;
  /** Whether two quotes are one quote, and do not end. */
  readonly doubles: boolean;
}

const standard: Quoting = { kind: 'string', escapes: false, doubles: true };
const escaped: Quoting = { kind: 'string', escapes: true, doubles: true };
const raw: Quoting = { kind: 'string', escapes: false, doubles: false };
const name: Quoting = { kind: 'name', escapes: false, doubles: true };
const escapedName: Quoting = { kind: 'name', escapes: true, doubles: true };

/** PostgreSQL's scanner, which DuckDB has too. `standard_conforming_strings` is on in each session. */
const postgres: Lexis = {
  quotes: { "'": standard, '"': name },
  prefixes: { e: escaped, b: standard, x: standard, n: standard },
  hasDollarQuotes: true,
  refused: ['`', '\\'],
  replaced: [],
};

const spark: Lexis = {
  // Whether double quotes hold names or strings is a setting; both end alike.
  quotes: { "'": escaped, '"': escapedName, '`': name },
  prefixes: { r: raw, x: escaped },
  hasDollarQuotes: false,
  // A hint is a comment that is read.
  refused: ['$', '\\', '/*+'],
  // Spark replaces `${name}` by a setting or a variable of its environment.
  replaced: ['${'],
};

const lexes: Readonly<Record<DialectName, Lexis>> = {
  // `#1` is the first column, whatever it is called.
  duckdb: { ...postgres, refused: [...postgres.refused, '#'] },
  postgres,
  spark,
  databricks: spark,
  clickhouse: {
    quotes: { "'": escaped, '"': escapedName, '`': escapedName },
    prefixes: {},
    hasDollarQuotes: false,
    // `#` begins a comment. Between dollar signs any text may be the mark of a string.
    refused: ['$', '\\', '#'],
    replaced: [],
  },
};

export const lexisOf = (dialect: DialectName): Lexis => lexes[dialect];
