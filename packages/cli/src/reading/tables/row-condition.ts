import type { Dialect } from 'rightly/sql';
import { type Column, sqlName } from '../../engines/column.ts';
import { checkIgnored } from '../check-ignored.ts';
import type { ReadOptions } from '../read-options.ts';
import { numberIn } from '../whole-text.ts';

/** The condition on rows, from `--where` and `--ignore-class`. Elements of lists are left out later. */
export function rowCondition(
  { where, ignoreClass }: ReadOptions,
  yTrue: Column,
  isFlat: boolean,
  d: Dialect,
  fold: (text: string) => string,
): string | undefined {
  if (ignoreClass === undefined || isFlat) return where;
  checkIgnored(ignoreClass, yTrue);
  const isNumber = yTrue.type !== 'string';
  const own = d.identifier(sqlName(yTrue));
  const label = isNumber ? String(numberIn(ignoreClass)) : fold(d.text(ignoreClass));
  const kept = `(${own} IS NULL OR ${isNumber ? own : fold(d.cast(own, 'string'))} <> ${label})`;
  return where === undefined ? kept : `(${where}\n) AND ${kept}`;
}
