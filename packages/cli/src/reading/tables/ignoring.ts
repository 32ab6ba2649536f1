import type { Dialect } from 'rightly/sql';
import { called, type Column } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import type { ReadOptions } from '../read-options.ts';

/** The condition on rows: that of `--where`, and that the label is not the one of `--ignore-class`. Elements are left out later. */
export function ignoring(
  { where, ignoreClass }: ReadOptions,
  yTrue: Column,
  isFlat: boolean,
  d: Dialect,
  fold: (text: string) => string,
): string | undefined {
  if (ignoreClass === undefined || isFlat) return where;
  if (yTrue.list)
    throw new InputError(
      `--ignore-class is for labels; ${called(yTrue)} holds lists with a number for each class`,
    );
  const isNumber = yTrue.type !== 'string';
  if (isNumber && !Number.isFinite(Number(ignoreClass)))
    throw new InputError(
      `--ignore-class: ${called(yTrue)} holds numbers; got ${JSON.stringify(ignoreClass)}`,
    );
  const own = d.identifier(yTrue.name);
  const label = isNumber ? String(Number(ignoreClass)) : fold(d.text(ignoreClass));
  const kept = `(${own} IS NULL OR ${isNumber ? own : fold(d.cast(own, 'string'))} <> ${label})`;
  return where === undefined ? kept : `(${where}\n) AND ${kept}`;
}
