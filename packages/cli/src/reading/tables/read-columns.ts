import type { Column } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import type { Columns } from '../choose-columns.ts';
import type { ReadColumns } from './arrange.ts';
import { readAs, wideTypes } from './wide-types.ts';

/** The columns as they are read: those of files may be read as wider types, those of a table stay what they are. */
export function readColumns(
  input: SqlInput,
  chosen: Columns,
  all: readonly Column[],
  condition: string | undefined,
): ReadColumns {
  const { format } = input;
  if (format === undefined) return { columns: chosen, from: (options) => input.from(options) };
  const types =
    format === 'parquet'
      ? new Map<string, string>()
      : wideTypes(all, chosen, format, condition ?? '');
  return { columns: readAs(chosen, types), from: (options) => input.from({ types, ...options }) };
}
