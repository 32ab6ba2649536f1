import type { Column, Expression } from '../vocabulary.ts';
import { unchecked } from './checks.ts';
import type { Dialect, Ref } from './dialect.ts';
import type { Emitter } from './emit.ts';

/** The condition, in SQL, of rows that a check refuses. */
export function failing(check: Expression, d: Dialect, emitter: Emitter): string {
  const { verb, args } = check;
  if (check.read) return unknownIn(emitter.ref(check), check.names!.list.length, d);
  const [of, least, most, counts] = args as [Expression, number, number, Column?];
  const a = emitter.ref(unchecked(of));
  if (verb === 'ofWidth') return `${d.width(a.sql)} <> ${least}`;
  if (verb !== 'within') return a.list ? d.hasNaN(a) : d.isNaN(a);
  if (a.list) return someOutside(a.sql, least, most, d);
  const isOutside = `(${a.sql} < ${least} OR ${a.sql} > ${most})`;
  const isNumber = a.type === 'integer' ? [] : [`NOT ${d.isNaN(a)}`];
  const isCounted = counts ? [emitter.sql(counts)] : [];
  return [isOutside, ...isNumber, ...isCounted].join(' AND ');
}

/** The condition of names that no class has. */
const unknownIn = ({ sql, list }: Ref, classes: number, d: Dialect): string =>
  list ? someOutside(sql, -1, classes, d) : `${sql} < -1`;

/** The condition of numbers outside the bounds. NaN is not outside. */
function someOutside(list: string, least: number, most: number, d: Dialect): string {
  const { lists, number } = d;
  const outside = lists.each(
    [list],
    ([x]) =>
      `CASE WHEN ${x} < ${number(least)} OR (${x} > ${number(most)} AND ${x} <= ${number(Infinity)}) THEN ${number(1)} ELSE ${number(0)} END`,
  );
  return `coalesce(${lists.sum(outside)}, 0) > 0`;
}
