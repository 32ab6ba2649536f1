import { InputError, quote } from '../../process/errors.ts';
import { flag } from '../deciding/flag.ts';
import type { ColumnOptions } from '../choose-columns.ts';

/** An expression in place of the name of a column: `sql: lower(trim(reply))`. */
export interface GivenExpression {
  /** The whole value of the option, which is also the name of the column. */
  readonly name: string;
  readonly sql: string;
  /** The option with its value, quoted for a shell. */
  readonly option: string;
}

const begin = /^\s*sql:/;

/** The SQL of a value that begins with `sql:`; undefined for names of columns. */
export const sqlOf = (value: string): string | undefined =>
  begin.test(value) ? value.replace(begin, '').trim() : undefined;

/** The expressions on a command line, each once. The name of a known column, or a list of such names, is not an expression. */
export function givenExpressions(
  { yTrue, yPred, sampleWeight, by = [] }: ColumnOptions,
  known: ReadonlySet<string>,
): GivenExpression[] {
  const values = [
    ['--y-true', yTrue],
    ['--y-pred', yPred],
    ['--sample-weight', sampleWeight],
    ...by.map((value) => ['--by', value] as const),
  ] as const;
  const found = values.flatMap(([option, value]): GivenExpression[] => {
    if (typeof value !== 'string' || known.has(value)) return [];
    const parts = value.split(',').map((part) => part.trim());
    if (parts.every((part) => known.has(part))) return [];
    const sql = sqlOf(value);
    if (sql !== undefined) return [{ name: value, sql, option: flag(option, value) }];
    refuseInList(
      option,
      value,
      parts.filter((part) => !known.has(part)),
    );
    return [];
  });
  return found.filter(({ name }, i) => found.findIndex((one) => one.name === name) === i);
}

/** Throws InputError for an expression among the columns of a list: commas belong to the SQL. */
export function refuseInList(option: string, value: string, parts: readonly string[]): void {
  if (parts.some((part) => sqlOf(part) !== undefined))
    throw new InputError(
      `${option}: an expression cannot be in a list of columns${option === '--by' ? ': give it a --by of its own' : ''}; got ${quote(value)}`,
    );
}
