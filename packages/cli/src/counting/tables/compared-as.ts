import type { SqlType } from 'rightly/sql';
import type { TableQuestion } from '../../reading/tables/read-table.ts';
import type { ComparedAs } from '../evaluation-sums.ts';

/** The types in which the columns of a table are compared. */
export const comparedAs = ({ table, nullText }: TableQuestion): ComparedAs => ({
  y_true: kind(table.truth),
  y_pred: kind(table.prediction),
  ...(nullText && { null_text: nullText }),
});

const kind = (type: SqlType): ComparedAs['y_true'] => (type === 'string' ? 'text' : 'numbers');
