import type { Column } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import { InputError } from '../../process/errors.ts';
import { didYouMean } from '../did-you-mean.ts';
import { PathColumns } from '../nested/path-columns.ts';
import { NestedInput } from '../nested/nested-input.ts';
import { JoinedInput } from './joined-input.ts';
import { matchIds } from './match-ids.ts';
import { Side } from './side.ts';

/** The options for a truth in another file. */
export interface TruthOptions {
  /** The file of the truth. */
  readonly truth?: string | undefined;
  /** The column of ids: one name for both files, or `id=key`; `row` where the rows of both are in one order. */
  readonly on?: string | undefined;
  readonly onMissing?: 'error' | 'skip' | undefined;
}

/** Joins the truth of one file to the predictions of another, by ids. */
export async function join(
  predictions: SqlInput,
  truth: SqlInput,
  { on, onMissing }: TruthOptions,
): Promise<JoinedInput> {
  const [own, other] = [await predictions.describe(), await truth.describe()];
  if (on === 'row' && ![...own, ...other].some(({ name }) => name === 'row')) {
    const rows = [byRow(predictions, own), byRow(truth, other)] as const;
    return new JoinedInput(...rows, await matchIds(...rows, onMissing === 'skip'));
  }
  const [name, key] = namesOfIds(on!, own);
  const sides = [await sideOf(predictions, own, name), await sideOf(truth, other, key)] as const;
  return new JoinedInput(...sides, await matchIds(...sides, onMissing === 'skip'));
}

/** A file whose ids are its row numbers. */
function byRow(input: SqlInput, own: readonly Column[]): Side {
  if (input.paths!.length > 1)
    throw new InputError(
      `--on row is for one file of predictions, whose rows stand in the order of the truth; got ${input.paths!.length} files`,
    );
  return new Side(input, own, undefined);
}

/** The names of the columns of ids in both files. If a column has the whole text as its name, that column is taken. */
export function namesOfIds(on: string, own: readonly Column[]): readonly [string, string] {
  const at = on.indexOf('=');
  if (at < 0 || own.some(({ name }) => name === on)) return [on, on];
  const names = [on.slice(0, at).trim(), on.slice(at + 1).trim()] as const;
  if (names.includes(''))
    throw new InputError(
      `--on must be a column, or ID=KEY with the column of each file; got ${on}`,
    );
  return names;
}

/** A file with its column of ids, which may be a path. */
async function sideOf(input: SqlInput, own: readonly Column[], key: string): Promise<Side> {
  if (own.some(({ name }) => name === key)) return new Side(input, own, key);
  const paths = await PathColumns.of(input, own, { by: [key] });
  if (paths.derived.length > 0) {
    const nested = new NestedInput(input, own, paths.derived);
    return new Side(nested, nested.columns, key);
  }
  const names = own.map(({ name }) => name);
  throw new InputError(
    `--on: ${input.source} has no column ${JSON.stringify(key)}${didYouMean(key, names)}`,
  );
}
