import type { SqlType } from 'rightly/sql';
import type { Column } from '../engines/column.ts';
import { firstDuplicate } from '../inputs/first-duplicate.ts';
import { InputError, quote } from '../process/errors.ts';
import { needNoTruth } from '../reading/column-metrics.ts';
import { checkExpression } from '../reading/expressions/check-expression.ts';
import { freeNames } from '../reading/expressions/free-names.ts';
import { refuseInList, sqlOf } from '../reading/expressions/given-expressions.ts';
import type { ReadOptions } from '../reading/read-options.ts';
import type { SqlOptions } from './options.ts';

const types: readonly SqlType[] = ['integer', 'float32', 'float64', 'string'];

/** The columns that the command line declares, and the options without the types of columns. */
export interface Declared {
  readonly all: readonly Column[];
  readonly options: SqlOptions & ReadOptions;
}

export function declare(given: SqlOptions): Declared {
  const isWithoutTruth = needNoTruth(given.metrics);
  if (!isWithoutTruth && given.yTrue === undefined)
    throw new InputError(
      '--y-true must be given: name the column of the truth and its type, as in --y-true label:string',
    );
  const truth = named(given.yTrue ?? '', '--y-true', 'float64');
  const predictions = named(given.yPred!, '--y-pred', 'float64');
  const weights = named(given.sampleWeight || '', '--sample-weight', 'float64');
  const groups = (given.by ?? []).map((list) => named(list, '--by', 'string'));
  const all = [truth, predictions, weights, ...groups].flatMap(({ columns }) => columns);
  const duplicate = firstDuplicate(all.map(({ name }) => name));
  if (duplicate !== undefined)
    throw new InputError(`each column must be named once; got ${quote(duplicate)} twice`);
  return {
    all: withSql(all, given),
    options: {
      ...given,
      yTrue: given.yTrue === undefined ? undefined : truth.names,
      yPred: predictions.names,
      sampleWeight: given.sampleWeight ? weights.names : false,
      by: groups.map(({ names }) => names),
    },
  };
}

/** The columns, with the SQL of those that are expressions. The SQL is checked as text only: there is no engine to ask, and no list of columns. */
function withSql(all: readonly Column[], given: SqlOptions): Column[] {
  const aliases = freeNames('_expression', all.length, all);
  return all.map((column, i) => {
    const sql = sqlOf(column.name);
    if (sql === undefined) return column;
    checkExpression(quote(column.name), sql, given.dialect);
    return { ...column, expression: { sql, alias: aliases[i]! } };
  });
}

const typeAfterSql = new RegExp(`^(.*[^:]):(${types.join('|')})(\\[\\])?$`, 's');

/** `label:integer`, `scores:float32[]`, or `p0,p1,p2:float32`. */
function named(
  text: string,
  option: string,
  usual: SqlType,
): { readonly names: string; readonly columns: readonly Column[] } {
  if (text === '') return { names: '', columns: [] };
  const isExpression = sqlOf(text) !== undefined;
  // `::` is a cast, and the text after any other colon may be SQL too.
  const pattern = isExpression ? typeAfterSql : /^(.*):(\w+)(\[\])?$/s;
  const [, names = text, type = usual, brackets = ''] = pattern.exec(text) ?? [];
  if (!types.includes(type as SqlType))
    throw new InputError(
      `${option}: a type must be one of ${types.join(', ')}, followed by [] for lists; got ${type}`,
    );
  const each = isExpression ? [names] : names.split(',').map((name) => name.trim());
  if (!isExpression) refuseInList(option, names, each);
  const columns = each.map((name) => ({
    name,
    type: type as SqlType,
    list: brackets !== '',
    // No engine has a type of this name, so the dialect casts the column where its type matters.
    typeName: `${type}${brackets}`,
  }));
  return { names, columns };
}
