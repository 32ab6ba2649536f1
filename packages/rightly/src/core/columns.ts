import type { Dtype } from './dtype.ts';
import { show, typeError } from './errors.ts';
import { MOST_AXES } from './nested.ts';
import { isRevoked, objectOf } from './readable.ts';
import { isTypedArray, precisionOf, tagOf } from './tensor.ts';

/* Columns of Arrow, polars and DuckDB. */

/** A column of a table: a Vector of Arrow, a Series of polars, a vector of DuckDB. */
export type ColumnInput =
  | { readonly length: number; toArray(): unknown }
  | { readonly itemCount: number; getItem(index: number): unknown };

export interface Column {
  readonly length?: number;
  readonly itemCount?: number;
  readonly nullCount?: unknown;
  readonly type?: { readonly typeId?: unknown; readonly precision?: unknown };
  /** The type in polars. */
  readonly dtype?: PolarsType;
  /** The values in DuckDB, with nulls. */
  readonly items?: unknown;
  toArray?: () => unknown;
  at?: At;
  get?: At;
  getItem?: At;
}

/** A type of polars. The type of a list contains the type of its elements. */
interface PolarsType {
  readonly variant?: unknown;
  readonly inner?: readonly PolarsType[];
}

type At = (index: number) => unknown;

export const isColumn = (input: unknown): input is Column =>
  typeof input === 'object' &&
  input !== null &&
  !isRevoked(input) &&
  ('toArray' in input || 'getItem' in input) &&
  typeof lengthOf(input as Column) === 'number';

const lengthOf = ({ length, itemCount = length }: Column): number | undefined => itemCount;

/** The elements of a column. A null element is null, and a list is an array. */
export function elementsOf(column: Column, what: string, depth = 0): ArrayLike<unknown> {
  const n = lengthOf(column)!;
  const { nullCount, toArray, at = column.get, getItem = at } = column;
  const isTold = typeof getItem === 'function';
  // `toArray` of Arrow writes numbers in place of nulls, and `toArray` of polars keeps nulls. In polars, `nullCount` is a method.
  const all =
    typeof toArray === 'function' && (nullCount === 0 || typeof nullCount === 'function')
      ? (toArray.call(column) as ArrayLike<unknown>)
      : undefined;
  const isWhole = Number.isInteger(n) && n >= 0;
  // The depth is bounded, because a column of lists may contain itself.
  if (!(isWhole && depth < MOST_AXES) || (all ? all.length !== n : !isTold || n > 2 ** 28))
    throw typeError(what, 'be a column of numbers', show(column));
  // Without a type, 16 bits can be a floating-point number.
  if (all && isTypedArray(all) && tagOf(all) !== 'Uint16Array') return all;
  const isAsked = !all || (isTypedArray(all) && isTold);
  return Array.from({ length: n }, (_, i) =>
    elementOf(isAsked ? getItem!.call(column, i) : all[i], what, depth),
  );
}

/** DuckDB has the elements of a list under `items`. */
const elementOf = (element: unknown, what: string, depth: number): unknown =>
  isColumn(element)
    ? elementsOf(element, what, depth + 1)
    : (objectOf<Column>(element).items ?? element);

/** The precision of elements that are read one by one. */
export function columnPrecision({ type, items, dtype }: Column): Dtype | undefined {
  if ((dtype?.inner?.[0] ?? dtype)?.variant === 'Float32') return 'float32';
  if (type?.typeId === FLOAT && type.precision === HALF) return 'float16';
  return isTypedArray(items) ? precisionOf(tagOf(items)) : undefined;
}

/** Arrow's ids of the type Float and of the precision half. */
const [FLOAT, HALF] = [3, 0];
