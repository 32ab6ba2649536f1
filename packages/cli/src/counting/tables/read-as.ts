import type { SqlType } from 'rightly/sql';
import type { TableQuestion } from '../../reading/tables/read-table.ts';
import type { ReadAs } from '../evaluated.ts';

/** What the columns of a table are compared as. */
export const readAs = ({ table, nullText }: TableQuestion): ReadAs => ({
  y_true: kind(table.truth),
  y_pred: kind(table.prediction),
  ...(nullText && { null_text: nullText }),
});

const kind = (type: SqlType): ReadAs['y_true'] => (type === 'string' ? 'text' : 'numbers');
