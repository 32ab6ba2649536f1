import type { DialectName } from '../../engines/dialects.ts';
import { InputError } from '../../process/errors.ts';
import { bracketsOf } from './brackets.ts';
import { checkWords } from './check-words.ts';
import { tokensOf, Unreadable } from './tokens.ts';

/**
 * Throws InputError where SQL is not one expression over the row: its brackets do not match, a comma or a semicolon stands outside of
 * brackets, or it holds a query, a window, or a function that reads more than the row. `option` names the expression in messages. The result
 * is the names of its functions.
 */
export function checkExpression(option: string, sql: string, dialect: DialectName): string[] {
  try {
    const tokens = tokensOf(sql, dialect);
    if (tokens.length === 0) throw new Unreadable('nothing');
    return checkWords({ tokens, brackets: bracketsOf(tokens), dialect });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new InputError(`${option} must be one expression over the row; got ${error.message}`);
  }
}
