import type { Column } from '../../engines/column.ts';
import type { FromOptions, SqlInput } from '../../inputs/input.ts';
import { InputError, quote } from '../../process/errors.ts';
import { didYouMean } from '../did-you-mean.ts';
import { Side } from '../truth/side.ts';

/** The name of the column by which rows are matched. */
export const ROW_KEY = '_join_key';

/** An input whose rows have keys, by which they are matched with the rows of another input. */
export interface Keyed {
  readonly input: SqlInput;
  readonly columns: readonly Column[];
  /** The column of ids; undefined where the keys are the numbers of the rows. */
  readonly key: string | undefined;
  /** The SQL after FROM: the rows with their keys as `_join_key`. */
  from(options?: FromOptions): string;
}

/** The rows of an input with a column of ids, or with the numbers of its rows where `key` is undefined. */
export async function keyedBy(input: SqlInput, key: string | undefined): Promise<Keyed> {
  const columns = await input.describe();
  if (key !== undefined && !columns.some(({ name }) => name === key))
    throw new InputError(
      `--on: ${input.source} has no column ${quote(key)}${didYouMean(
        key,
        columns.map(({ name }) => name),
      )}`,
    );
  if (input.format !== undefined) return new Side(input, columns, key);
  if (key === undefined)
    throw new InputError(
      'the rows of tables have no order: say --on COLUMN, an id that both tables have',
    );
  const { dialect } = input.engine;
  const text = dialect.cast(dialect.identifier(key), 'string');
  return {
    input,
    columns,
    key,
    from: () => `(SELECT *, ${text} AS ${ROW_KEY} FROM ${input.from()}) AS keyed`,
  };
}

/** The key as a column that can be a group. */
export const keyColumn = ({ key }: Keyed): Column =>
  key === undefined
    ? { name: ROW_KEY, type: 'integer', list: false, typeName: 'BIGINT' }
    : { name: ROW_KEY, type: 'string', list: false, typeName: 'VARCHAR' };
