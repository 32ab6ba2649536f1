import type { Column } from '../../engines/column.ts';
import type { Proposal } from '../choose-columns.ts';
import type { Assumption } from '../deciding/assumption.ts';
import { quote } from '../../process/errors.ts';
import type { ReadOptions } from '../read-options.ts';

/** A prediction whose column has a usual name of a truth. */
interface Beside {
  readonly yPred: string;
  readonly assumed: Assumption;
}

/** The column `label` as the prediction, if there is also a column `score` and a truth of another name. Classifiers write such columns. */
export function labelBesideScore(
  all: readonly Column[],
  { yTrue, yPred }: Proposal,
  options: ReadOptions,
): Beside | undefined {
  if (options.yPred !== undefined) return undefined;
  const label = all.find(({ name }) => /^label$/i.test(name));
  const truths = yTrue.filter((column) => column !== label);
  const isScoreAlone =
    yPred.length === 1 && yPred[0]!.length === 1 && /^score$/i.test(yPred[0]![0].name);
  const [truth] = truths;
  if (!label || !truth || !isScoreAlone) return undefined;
  // A column `label` without text could be the truth, with `score` as the prediction.
  if (label.type !== 'string' || truths.some(({ type }) => type !== 'string')) return undefined;
  return {
    yPred: label.name,
    assumed: {
      flag: `--y-pred ${label.name}`,
      because: `classifiers write the columns ${quote(label.name)} and ${quote(yPred[0]![0].name)}, and the truth is ${quote(truth.name)}`,
    },
  };
}
