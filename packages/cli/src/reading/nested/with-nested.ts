import type { Column } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import { InputError, quote } from '../../process/errors.ts';
import { type Columns, propose, type Proposal } from '../choose-columns.ts';
import type { Assumption } from '../deciding/assumption.ts';
import { placeholders } from '../expressions/placeholders.ts';
import type { ReadOptions } from '../read-options.ts';
import { formsFor } from './decide-forms.ts';
import { rolesOfSides } from '../truth/roles-of-sides.ts';
import { Finding } from './finding.ts';
import { lookInside } from './look-inside.ts';
import { NestedInput } from './nested-input.ts';
import { leavesOf } from './path.ts';
import { labelBesideScore } from './label-beside-score.ts';
import { shapeOfType } from './shape.ts';

/** An input in which what is within values has columns of its own. */
export interface Nested {
  readonly input: SqlInput;
  readonly all: readonly Column[];
  readonly options: ReadOptions;
  /** What was assumed of these columns. */
  assumedOf(columns: Columns): Assumption[];
}

/** The same input with a column for each path on the command line, and with labels or scores in place of objects that hold these. */
export async function withNested(given: SqlInput, asked: ReadOptions): Promise<Nested> {
  const own = await given.describe();
  const roles = given.sides && rolesOfSides(given.sides, own, asked);
  const finding = await Finding.of(given, own, roles?.options ?? asked);
  const { options } = finding;
  const proposal = proposed(
    [...finding.columns, ...placeholders(options, finding.columns)],
    own,
    options,
  );
  const said: readonly Assumption[] = [...(given.assumed?.() ?? []), ...(roles?.assumed ?? [])];
  const isOther = given.engine.dialect.name !== 'duckdb';
  if (isOther) return { ...finished(given, own, finding), options, assumedOf: () => [...said] };
  const sides = await lookInside(finding, proposal);
  const beside = labelBesideScore(finding.columns, proposal, options);
  const { forms, assumed } = formsFor(proposal, sides, { options, isScores: finding.isScores });
  for (const form of forms) finding.put(form);
  return {
    ...finished(given, own, finding),
    options: beside ? { ...options, yPred: beside.yPred } : options,
    assumedOf: ({ yTrue, yPred }) => {
      const used = new Set([yTrue, ...[yPred].flat()].map(({ name }) => name));
      return [
        ...said,
        ...(beside ? [beside.assumed] : []),
        ...assumed.flatMap((one) => (used.has(one.of) ? [one.assumption] : [])),
      ];
    },
  };
}

function finished(
  given: SqlInput,
  own: readonly Column[],
  finding: Finding,
): Pick<Nested, 'input' | 'all'> {
  if (finding.derived.length === 0) return { input: given, all: own };
  const input = new NestedInput(given, own, finding.derived);
  return { input, all: input.columns };
}

/** What the names propose. Where nothing has a usual name, the error also says what is within objects. */
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
