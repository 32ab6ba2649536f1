import type { Dtype } from './dtype.ts';
import { show, typeError } from './errors.ts';
import { MOST_AXES } from './nested.ts';
import { isRevoked, objectOf } from './readable.ts';
import { isTypedArray, precisionOf, tagOf } from './tensor.ts';

/* Columns of Arrow, polars and DuckDB. */

/** A column that tells its elements one by one, or all together: a Vector of Arrow, a Series of polars, a vector of DuckDB. */
export type ColumnInput =
  | { readonly length: number; toArray(): unknown }
  | { readonly itemCount: number; getItem(index: number): unknown };

export interface Column {
  readonly length?: number;
  readonly itemCount?: number;
  readonly nullCount?: unknown;
  readonly type?: { readonly typeId?: unknown; readonly precision?: unknown };
  /** Of polars. */
  readonly dtype?: PolarsType;
  /** Of DuckDB: the values, nulls and all. */
  readonly items?: unknown;
  toArray?: () => unknown;
  at?: At;
  get?: At;
  getItem?: At;
}

/** A list has the type of its elements. */
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

/** The elements, null where there is none; a list is an array. */
export function elementsOf(column: Column, what: string, depth = 0): ArrayLike<unknown> {
  const n = lengthOf(column)!;
  const { nullCount, toArray, at = column.get, getItem = at } = column;
  const isTold = typeof getItem === 'function';
  // Arrow's arrays have numbers in place of nulls. Those of polars, which counts nulls by a method, have nulls.
  const all =
    typeof toArray === 'function' && (nullCount === 0 || typeof nullCount === 'function')
      ? (toArray.call(column) as ArrayLike<unknown>)
      : undefined;
  const isWhole = Number.isInteger(n) && n >= 0;
  // A column of lists that holds itself has no end.
  if (!(isWhole && depth < MOST_AXES) || (all ? all.length !== n : !isTold || n > 2 ** 28))
    throw typeError(what, 'be a column of one number an element', show(column));
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

/** What precision the elements have that are asked for one by one. */
export function columnPrecision({ type, items, dtype }: Column): Dtype | undefined {
  if ((dtype?.inner?.[0] ?? dtype)?.variant === 'Float32') return 'float32';
  if (type?.typeId === FLOAT && type.precision === HALF) return 'float16';
  return isTypedArray(items) ? precisionOf(tagOf(items)) : undefined;
}

/** Arrow's numbers of a type and of a precision. */
const [FLOAT, HALF] = [3, 0];
