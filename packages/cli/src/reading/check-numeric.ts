import { type Column, called } from '../engines/column.ts';
import { InputError } from '../process/errors.ts';

/** Throws InputError for a column without numbers, and for lists where single numbers are needed. */
export function checkNumeric(column: Column, option: string, lists = true): void {
  const { type, list, typeName } = column;
  if (type === 'string' || type === 'other' || (list && !lists))
    throw new InputError(
      `${option}: ${called(column)} must hold numbers; it holds ${typeName}${option === '--sample-weight' ? ' (--no-sample-weight counts each row once)' : ''}`,
    );
}
