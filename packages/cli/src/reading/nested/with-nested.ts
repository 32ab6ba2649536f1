import type { Column } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import { InputError, quote } from '../../process/errors.ts';
import { type Columns, propose, type Proposal } from '../choose-columns.ts';
import type { Assumption } from '../deciding/assumption.ts';
import { placeholders } from '../expressions/placeholders.ts';
import type { ReadOptions } from '../read-options.ts';
import { formsFor } from './decide-forms.ts';
import { rolesOfSides } from '../truth/roles-of-sides.ts';
import { PathColumns } from './path-columns.ts';
import { lookInside } from './look-inside.ts';
import { NestedInput } from './nested-input.ts';
import { leavesOf } from './path.ts';
import { labelBesideScore } from './label-beside-score.ts';
import { shapeOfType } from './shape.ts';

/** An input with derived columns for values within objects and lists. */
export interface Nested {
  readonly input: SqlInput;
  readonly all: readonly Column[];
  readonly options: ReadOptions;
  /** The assumptions about these columns. */
  assumedOf(columns: Columns): Assumption[];
}

/** Adds a column to the input for each path on the command line, and puts labels or scores in place of the objects that hold them. */
export async function withNested(given: SqlInput, asked: ReadOptions): Promise<Nested> {
  const own = await given.describe();
  const roles = given.sides && rolesOfSides(given.sides, own, asked);
  const paths = await PathColumns.of(given, own, roles?.options ?? asked);
  const { options } = paths;
  const proposal = proposed(
    [...paths.columns, ...placeholders(options, paths.columns)],
    own,
    options,
  );
  const first: readonly Assumption[] = [...(given.assumed?.() ?? []), ...(roles?.assumed ?? [])];
  const isOther = given.engine.dialect.name !== 'duckdb';
  if (isOther) return { ...finished(given, own, paths), options, assumedOf: () => [...first] };
  const sides = await lookInside(paths, proposal);
  const beside = labelBesideScore(paths.columns, proposal, options);
  const { forms, assumed } = formsFor(proposal, sides, { options, isScores: paths.isScores });
  for (const form of forms) paths.put(form);
  return {
    ...finished(given, own, paths),
    options: beside ? { ...options, yPred: beside.yPred } : options,
    assumedOf: ({ yTrue, yPred }) => {
      const used = new Set([yTrue, ...[yPred].flat()].map(({ name }) => name));
      return [
        ...first,
        ...(beside ? [beside.assumed] : []),
        ...assumed.flatMap((one) => (used.has(one.of) ? [one.assumption] : [])),
      ];
    },
  };
}

function finished(
  given: SqlInput,
  own: readonly Column[],
  paths: PathColumns,
): Pick<Nested, 'input' | 'all'> {
  if (paths.derived.length === 0) return { input: given, all: own };
  const input = new NestedInput(given, own, paths.derived);
  return { input, all: input.columns };
}

/** The candidates. If no column has a usual name, the error also lists the fields of objects. */
function proposed(all: readonly Column[], own: readonly Column[], options: ReadOptions): Proposal {
  try {
    return propose(all, options);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const fields = own.flatMap(({ name, typeName }) => {
      const shape = shapeOfType(typeName);
      return shape.kind === 'object' ? leavesOf(name, shape, 12) : [];
    });
    if (fields.length === 0) throw error;
    throw new InputError(
      `${error.message}; within objects there are ${fields.slice(0, 12).map(quote).join(', ')}`,
    );
  }
}
