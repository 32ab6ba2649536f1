import type { Column } from '../../engines/column.ts';
import type { Sides } from '../../inputs/input.ts';
import { InputError, quote } from '../../process/errors.ts';
import { predictionCandidates, truthCandidates } from '../deciding/candidates.ts';
import type { Assumption } from '../deciding/assumption.ts';
import { flag } from '../deciding/flag.ts';
import type { ReadOptions } from '../read-options.ts';

/** The options with the truth from the file of truth, and the predictions from the other file. */
interface Roles {
  readonly options: ReadOptions;
  readonly assumed: readonly Assumption[];
}

export function rolesOfSides(sides: Sides, all: readonly Column[], options: ReadOptions): Roles {
  const truth =
    options.yTrue === undefined ? usualTruth(sides, all) : namedTruth(sides, options.yTrue);
  const predictions =
    options.yPred === undefined ? usualPredictions(sides, all, options) : undefined;
  return {
    options: {
      ...options,
      yTrue: truth.name,
      ...(predictions && { yPred: predictions.name }),
      predictionsAmong: new Set(sides.predictions),
    },
    assumed: [...truth.assumed, ...(predictions?.assumed ?? [])],
  };
}

interface Role {
  readonly name: string;
  readonly assumed: readonly Assumption[];
}

/** The truth that an option names. A name that both files have means the file of truth, also at the start of a path and in a list. */
function namedTruth({ truths }: Sides, given: string): Role {
  const renamed = (name: string): string => {
    const found = truths.get(name);
    if (found !== undefined) return found;
    const root = [...truths.keys()].find(
      (one) => name.startsWith(`${one}.`) || name.startsWith(`${one}[`),
    );
    return root === undefined ? name : `${truths.get(root)!}${name.slice(root.length)}`;
  };
  const isList = given.includes(',') && !truths.has(given) && !given.startsWith('sql:');
  const name = isList
    ? given
        .split(',')
        .map((one) => renamed(one.trim()))
        .join(',')
    : renamed(given);
  return { name, assumed: [] };
}

function usualTruth({ truths, file }: Sides, all: readonly Column[]): Role {
  const own = [...truths].map(([name, joined]): Column =>
    Object.assign(
      {},
      all.find((one) => one.name === joined)!,
      { name },
    ),
  );
  const found = truthCandidates(own);
  const [first, second] = found.length > 0 ? found : own;
  if (first && !second)
    return {
      name: truths.get(first.name)!,
      assumed:
        found.length > 0
          ? []
          : [
              {
                flag: flag('--y-true', first.name),
                because: `${file} has no other column that could be the truth`,
              },
            ],
    };
  const names = (found.length > 0 ? found : own)
    .slice(0, 6)
    .map(({ name }) => flag('--y-true', name));
  throw new InputError(
    names.length === 0
      ? `--truth must name a file with ids and their truth; ${file} has only ids`
      : `${file} has several columns that could be the truth: say ${names.join(' or ')}`,
  );
}

/** The predictions beside a truth in another file: a column with a usual name of a truth, or the only column. */
function usualPredictions(
  { predictions, file }: Sides,
  all: readonly Column[],
  { by = [] }: ReadOptions,
): Role | undefined {
  const groups = new Set(
    by.flatMap((list) => [list, ...list.split(',').map((name) => name.trim())]),
  );
  const own = all.filter(({ name }) => predictions.includes(name) && !groups.has(name));
  if (predictionCandidates(own).length > 0) return undefined;
  const called = truthCandidates(own);
  const [first, second] = called.length > 0 ? called : own;
  if (!first || second) return undefined;
  return {
    name: first.name,
    assumed: [
      {
        flag: flag('--y-pred', first.name),
        because:
          called.length > 0
            ? `the truth is in ${file}, so ${quote(first.name)} is the prediction`
            : 'no other column could be the prediction',
      },
    ],
  };
}
