import { InputError } from '../../process/errors.ts';
import type { ColumnOptions } from '../choose-columns.ts';
import { givenExpressions } from './given-expressions.ts';

/** Throws InputError for an expression over arrays, which are read without an engine. `known` are names of columns, or of files. */
export function refuseExpressions(
  options: ColumnOptions,
  known: ReadonlySet<string>,
  format: 'Arrow' | 'NPY',
): void {
  const [first] = givenExpressions(options, known);
  if (first)
    throw new InputError(
      `${first.option}: ${format} is read without SQL: write ${format === 'NPY' ? 'the values into a file of their own' : 'the values into a column of the file'}, or write Parquet`,
    );
}
