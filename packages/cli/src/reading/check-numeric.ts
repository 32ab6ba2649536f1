import { type Column, called } from '../engines/column.ts';
import { InputError } from '../process/errors.ts';

/** Refuses a column that holds no numbers, or lists of them where one is wanted. */
export function checkNumeric(column: Column, option: string, lists = true): void {
  const { type, list, typeName } = column;
  if (type === 'string' || type === 'other' || (list && !lists))
    throw new InputError(
      `${option}: ${called(column)} must hold numbers; it holds ${typeName}${option === '--sample-weight' ? ' (--no-sample-weight counts each row once)' : ''}`,
    );
}
