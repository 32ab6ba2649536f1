import type { Dialect, Ref } from 'rightly/sql';
import { nameOf, type OwnName } from '../../engines/dialects.ts';
import { type Column, sqlName } from '../../engines/column.ts';
import type { Rule } from '../deciding/rule.ts';
import { firstRounded } from './too-large.ts';
import { isOneHot } from './with-parts.ts';

/** Truth and predictions of the prepared table. */
interface Sides {
  /** The column of truth of the input. */
  readonly original: Column;
  readonly yTrue: Ref;
  readonly yPred: Ref;
}

/** The SQL condition of a rule. A truth of NaN meets the rule, because NaN has an error of its own. */
export function ruleSql(rule: Rule, { original, yTrue, yPred }: Sides, d: Dialect): string {
  const own = d.identifier(sqlName(original));
  const count = (n: number): string => d.lists.count(yTrue.sql, d.number(n));
  switch (rule.kind) {
    case 'none of':
      return `${own} NOT IN (${rule.values.join(', ')})`;
    case 'one of':
      return `${yTrue.sql} >= 0`;
    case 'whole':
      return `${d.isWhole(yTrue)} AND ${d.isWhole(yPred)}`;
    case 'signed':
      return `${own} IN (-1, 1)`;
    case 'one-hot':
      return `(${count(1)} = 1 AND ${count(0)} = ${d.width(yTrue.sql)} - 1) OR ${d.hasNaN(yTrue)}`;
    case 'binary':
      return `${count(1)} + ${count(0)} = ${d.width(yTrue.sql)} OR ${d.hasNaN(yTrue)}`;
    case 'one-hot columns':
      return isOneHot(original.parts!, d);
    case 'exact':
      return rule.sides
        .map((side) => `abs(${{ yTrue, yPred }[side].sql}) < ${firstRounded}`)
        .join(' AND ');
    case 'same length':
      return `${d.width(yTrue.sql)} = ${d.width(yPred.sql)}`;
    default:
      return isDifferent[nameOf(d)](yPred.sql);
  }
}

/** The SQL condition that the elements of a list are distinct. */
const isDifferent: Readonly<Record<OwnName, (list: string) => string>> = {
  duckdb: (list) => `len(list_distinct(${list})) = len(${list})`,
  spark: (list) => `size(array_distinct(${list})) = size(${list})`,
  clickhouse: (list) => `length(arrayDistinct(${list})) = length(${list})`,
  postgres: (list) => `(SELECT count(DISTINCT e) = count(e) FROM unnest(${list}) AS e)`,
};
