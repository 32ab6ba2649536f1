import type { Column } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import type { Columns } from '../choose-columns.ts';
import type { ReadColumns } from './prepare-table.ts';
import { eachColumn, readAs, wideTypes } from './wide-types.ts';
import { asWhole, type ReadingFacts, typesFor, wholesIn, withWholes } from './wholes.ts';

/** The columns with the types that they are read as. Columns of text files may be read as wider types. */
export async function readColumns(
  input: SqlInput,
  chosen: Columns,
  all: readonly Column[],
  facts: ReadingFacts,
): Promise<ReadColumns> {
  const { format, engine } = input;
  if (format === undefined) return { columns: chosen, from: (options) => input.from(options) };
  if (format === 'parquet')
    return { columns: readAs(chosen, new Map()), from: (options) => input.from(options) };
  const wholes = await wholesIn(input, all, chosen, facts);
  const wide = wideTypes(all, chosen, format, facts.condition);
  const types = typesFor(wholes, wide);
  return {
    columns: eachColumn(readAs(chosen, wide), (column) => asWhole(wholes, column)),
    from: (options) => withWholes(wholes, input.from({ types, ...options }), engine.dialect),
    ...(wholes.isExact ? { exact: [...wholes.kinds.keys()] } : {}),
  };
}
