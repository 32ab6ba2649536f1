import { called } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import { checkNumeric } from '../check-numeric.ts';
import type { Columns } from '../choose-columns.ts';
import { classNames } from '../class-names.ts';
import type { Contents } from '../contents.ts';
import { contentsFor, flatContents, wholeLists } from '../deciding/contents-for.ts';
import type { Layout } from '../layout.ts';
import type { ReadOptions } from '../read-options.ts';
import { readsElements } from '../reads-elements.ts';

/** The columns of arrays, and their contents. */
export interface ArrayContents {
  readonly columns: Columns;
  readonly contents: Contents;
  /** The names of the classes, where labels are matched with names. */
  readonly classes: readonly string[] | undefined;
}

/** Determines the contents of the columns. `count` is the number of scores in a row. Throws InputError where no metric can read the columns. */
export function arrayContents(
  columns: Columns,
  options: ReadOptions,
  count: number,
  layout: Layout,
): ArrayContents {
  const { yTrue, sampleWeight } = columns;
  const given = options.classes;
  const yPred = [columns.yPred].flat();
  const isScores = Array.isArray(columns.yPred) || yPred[0]!.list;
  if (given !== undefined && !isScores)
    throw new InputError('--classes names the classes of scores; the predictions are not scores');
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
  const { type } = yPred[0]!;
  const isMatched = isScores && layout !== 'ranked' && layout !== 'sequences';
  const names = isMatched ? classNames(columns, given !== undefined, count) : undefined;
  const contents = contentsFor(layout, {
    isList: isScores,
    isTruthList: yTrue.list,
    type,
    classes: count,
    isText: yTrue.type === 'string',
    names,
  });
  const isFlat = yTrue.list && readsElements(options, contents);
  const { positive } = columns;
  return {
    columns: positive ? { ...columns, yTrue: { ...yTrue, type: 'integer' } } : columns,
    classes: names,
    contents: isFlat
      ? { ...contents, ...flatContents(layout, type) }
      : {
          ...contents,
          hasPositive: positive !== undefined,
          layout: yTrue.list ? wholeLists(layout, []).layout : layout,
        },
  };
}
