import type { Column } from '../../engines/column.ts';
import type { Proposal } from '../choose-columns.ts';
import type { Assumption } from '../deciding/assumption.ts';
import { quote } from '../../process/errors.ts';
import type { ReadOptions } from '../read-options.ts';

/** A prediction that is called as a truth is. */
interface Beside {
  readonly yPred: string;
  readonly assumed: Assumption;
}

/** Columns called label and score, beside a truth of another name, are what classifiers write: the label is the prediction. */
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
  // Numbers 0 and 1 could be the truth of a score.
  if (label.type !== 'string' || truths.some(({ type }) => type !== 'string')) return undefined;
  return {
    yPred: label.name,
    assumed: {
      flag: `--y-pred ${label.name}`,
      because: `${quote(label.name)} and ${quote(yPred[0]![0].name)} are the columns of a prediction that classifiers write, beside ${quote(truth.name)}`,
    },
  };
}
