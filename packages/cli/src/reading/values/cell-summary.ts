import type { Column } from '../../engines/column.ts';
import { isNumber, isWhole } from './number-text.ts';

/** A summary of the first cells of a column. */
export interface CellSummary {
  readonly column: Column;
  readonly cells: readonly string[];
  /** The kind of value that DuckDB guessed. */
  readonly kind: 'text' | 'number' | 'boolean';
  readonly isMostlyNumbers: boolean;
  /** Whether most cells are numbers, or digits with marks between them such as 1.200,5. */
  readonly isMostlyDigits: boolean;
  /** Whether most numbers among the cells are whole. */
  readonly isMostlyWhole: boolean;
}

export function summarizeCells(column: Column, cells: readonly string[]): CellSummary {
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

/** The kind of value that DuckDB guessed for a column. */
export function kindOf({ typeName, type }: Column): CellSummary['kind'] {
  if (typeName === 'BOOLEAN') return 'boolean';
  return type === 'string' || type === 'other' ? 'text' : 'number';
}
