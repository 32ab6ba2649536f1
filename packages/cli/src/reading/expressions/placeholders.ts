import type { Column } from '../../engines/column.ts';
import type { ColumnOptions } from '../choose-columns.ts';
import { givenExpressions } from './given-expressions.ts';

type Computed = Column & Required<Pick<Column, 'expression'>>;

/** Columns for the expressions on a command line, before their types are known. */
export const placeholders = (options: ColumnOptions, all: readonly Column[]): Computed[] =>
  givenExpressions(options, new Set(all.map(({ name }) => name))).map(({ name, sql }) => ({
    name,
    type: 'other',
    list: false,
    typeName: '',
    expression: { sql, alias: name },
  }));
