import type { DialectName } from '../../engines/dialects.ts';

/** The lexical rules of a dialect: strings, names and comments. */
export interface LexicalRules {
  /** The meaning of each kind of quotation mark. */
  readonly quotes: Readonly<Partial<Record<Quote, Quoting>>>;
  /** The meaning of letters directly before a single quotation mark. */
  readonly prefixes: Readonly<Partial<Record<string, Quoting>>>;
  /** Whether `$$…$$` and `$tag$…$tag$` are strings. */
  readonly hasDollarQuotes: boolean;
  /** Texts that are refused outside quotes, because their meaning differs between dialects or settings. */
  readonly refused: readonly string[];
  /** Texts that the engine replaces before it parses SQL, even within strings. */
  readonly replaced: readonly string[];
}

export type Quote = "'" | '"' | '`';

export interface Quoting {
  readonly kind: 'string' | 'name';
  /** Whether a backslash escapes the next character. */
  readonly escapes: boolean;
  /** Whether two quotation marks stand for one, and do not end the text. */
  readonly doubles: boolean;
}

const standard: Quoting = { kind: 'string', escapes: false, doubles: true };
const escaped: Quoting = { kind: 'string', escapes: true, doubles: true };
const raw: Quoting = { kind: 'string', escapes: false, doubles: false };
const name: Quoting = { kind: 'name', escapes: false, doubles: true };
const escapedName: Quoting = { kind: 'name', escapes: true, doubles: true };

/** The rules of PostgreSQL and DuckDB. `standard_conforming_strings` is on in each session. */
const postgres: LexicalRules = {
  quotes: { "'": standard, '"': name },
  prefixes: { e: escaped, b: standard, x: standard, n: standard },
  hasDollarQuotes: true,
  refused: ['`', '\\'],
  replaced: [],
};

const spark: LexicalRules = {
  // A setting decides whether double quotes hold names or strings. Both end in the same way.
  quotes: { "'": escaped, '"': escapedName, '`': name },
  prefixes: { r: raw, x: escaped },
  hasDollarQuotes: false,
  // A hint is a comment that Spark reads.
  refused: ['$', '\\', '/*+'],
  // Spark replaces `${name}` by a setting or a variable of its environment.
  replaced: ['${'],
};

const rulesByDialect: Readonly<Record<DialectName, LexicalRules>> = {
  // `#1` is the first column, whatever its name.
  duckdb: { ...postgres, refused: [...postgres.refused, '#'] },
  postgres,
  spark,
  databricks: spark,
  clickhouse: {
    quotes: { "'": escaped, '"': escapedName, '`': escapedName },
    prefixes: {},
    hasDollarQuotes: false,
    // `#` begins a comment. Any text between dollar signs may be the delimiter of a string.
    refused: ['$', '\\', '#'],
    replaced: [],
  },
};

export const lexicalRulesOf = (dialect: DialectName): LexicalRules => rulesByDialect[dialect];
