import type { Column } from '../../engines/column.ts';
import { isNumber, isWhole } from './number-text.ts';

/** What the first cells of a column are. */
export interface CellLook {
  readonly column: Column;
  readonly cells: readonly string[];
  /** What the engine takes the cells for. */
  readonly kind: 'text' | 'number' | 'boolean';
  readonly isMostlyNumbers: boolean;
  /** Whether most cells are numbers, or digits with marks between them, as in 1.200,5. */
  readonly isMostlyDigits: boolean;
  /** Whether the numbers among the cells are whole, most of them. */
  readonly isMostlyWhole: boolean;
}

export function cellLook(column: Column, cells: readonly string[]): CellLook {
  const numbers = cells.filter((cell) => isNumber(cell) || isNumber(cell, ','));
  const digits = cells.filter((cell) => /^\s*[+-]?\d[\d.,' ]*$/.test(cell) || isNumber(cell));
  return {
    column,
    cells,
    kind: kindOf(column),
    isMostlyNumbers: numbers.length > 0 && numbers.length * 2 >= cells.length,
    isMostlyDigits: digits.length > 0 && digits.length * 2 >= cells.length,
    isMostlyWhole: numbers.filter(isWhole).length * 2 >= numbers.length,
  };
}

/** What the engine takes the cells of a column for. */
export function kindOf({ typeName, type }: Column): CellLook['kind'] {
  if (typeName === 'BOOLEAN') return 'boolean';
  return type === 'string' || type === 'other' ? 'text' : 'number';
}
