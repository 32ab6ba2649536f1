import { called, type Column } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import { checkNumeric } from '../check-numeric.ts';
import type { Columns } from '../choose-columns.ts';
import { isListText } from '../deciding/fit.ts';
import type { ListSummary, Sample } from '../deciding/sample.ts';
import type { Layout } from '../layout.ts';

/** The columns of predictions, and whether they are scores. */
export interface Scores {
  readonly columns: readonly Column[];
  /** The number of classes, if it is known; undefined where the predictions are not scores. */
  readonly count: number | undefined;
  readonly isList: boolean;
}

/** The columns of predictions. Throws InputError for columns that do not fit the layout. */
export function scoresIn(
  { yPred }: Columns,
  { yPred: found }: Columns,
  layout: Layout,
  sample: Sample,
): Scores {
  const takesText = layout === 'ranked' || layout === 'sequences';
  if (Array.isArray(yPred)) {
    const columns = yPred as readonly Column[];
    if (!takesText) for (const column of columns) checkNumeric(column, '--y-pred', false);
    return { columns, count: columns.length, isList: true };
  }
  const own = yPred as Column;
  const column = listInText(own, found as Column, sample);
  if (column.type === 'other' || (column.list && column.type === 'string' && !takesText))
    checkNumeric(column, '--y-pred');
  if (column.list) {
    const [first] = sample.lists(found as Column);
    return { columns: [column], count: first?.width ?? 0, isList: true };
  }
  if (layout === 'scores' || layout === 'ranked')
    throw new InputError(
      `--layout ${layout} is for several predictions a row; ${called(column)} holds one`,
    );
  return { columns: [column], count: undefined, isList: false };
}

/** A column whose texts hold lists, as a column of lists: of texts if no element is a number. `found` is the column of the sample. */
export function listInText(column: Column, found: Column, sample: Sample): Column {
  if (column.list || !isListText(found, sample)) return column;
  const lists = sample.lists(found);
  const isText = lists.length > 0 && lists.every(hasText);
  return { ...column, type: isText ? 'string' : 'float64', list: true, typeName: 'VARCHAR' };
}

const hasText = ({ values }: ListSummary): boolean =>
  (values?.length ?? 0) > 0 && values!.every((value) => typeof value === 'string');
