import { called } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import { checkNumeric } from '../check-numeric.ts';
import type { Columns } from '../choose-columns.ts';
import { classNames, splitNames } from '../class-names.ts';
import type { Contents } from '../contents.ts';

/** Columns of arrays, and what they hold. */
export interface Understood {
  readonly columns: Columns;
  readonly contents: Contents;
  /** The names of the classes, where labels are matched with names. */
  readonly classes: readonly string[] | undefined;
}

/** What these columns hold, with `count` scores a row where they are scores. Throws InputError where no metric can read them. */
export function understand(found: Columns, given: string | undefined, count: number): Understood {
  const columns = given === undefined ? found : { ...found, classes: splitNames(given) };
  const { yTrue, sampleWeight } = columns;
  const yPred = [columns.yPred].flat();
  const isScores = Array.isArray(columns.yPred) || yPred[0]!.list;
  if (given !== undefined && !isScores)
    throw new InputError('--classes names the classes of scores; the predictions are no scores');
  if (yTrue.list && !isScores)
    throw new InputError(
      `${called(yTrue)} holds lists, so the predictions must hold scores for each class too`,
    );
  for (const column of [yTrue, ...yPred])
    if (column.type === 'other')
      throw new InputError(
        `${called(column)} must hold numbers or strings; it holds ${column.typeName}`,
      );
  if (isScores) for (const column of yPred) checkNumeric(column, '--y-pred', yPred.length === 1);
  if (yTrue.list) checkNumeric(yTrue, '--y-true');
  if (sampleWeight) checkNumeric(sampleWeight, '--sample-weight', false);
  const isLabel = yPred[0]!.type === 'integer' || yPred[0]!.type === 'string';
  const classes = isScores ? classNames(columns, given !== undefined, count) : undefined;
  return {
    columns,
    classes,
    contents: {
      predictions: isScores ? 'scores' : isLabel ? 'labels' : 'probability',
      oneHot: yTrue.list,
      classes: isScores ? count : undefined,
      isText: yTrue.type === 'string',
      names: classes,
    },
  };
}
