import { list, rangeError, show, typeError } from './errors.ts';
import { isArray } from './readable.ts';
import { type Shape, size } from './shape.ts';
import { float64s } from './slab.ts';
import {
  isTypedArray,
  tagOf,
  precisionOf,
  refuseDetached,
  type Tensor,
  type TypedArray,
} from './tensor.ts';

/** An array of elements, or of arrays that all have the same shape. The innermost arrays may be typed arrays. */
export type Nested<Element> = readonly (Element | Nested<Element> | TypedArray)[];

type Level = ArrayLike<unknown>;

const isLevel = (value: unknown): value is Level => isArray(value) || isTypedArray(value);

/** More axes than the arrays of any library have. An array that contains itself would have infinitely many. */
export const MOST_AXES = 64;

/** Flat float64 numbers from nested arrays. Strings, and integers that float64 cannot represent, are kept as they are. */
export function fromNested(input: Level, what: string, strings: boolean): Tensor {
  const shape: number[] = [];
  let innermost = input;
  for (let level: unknown = input; isLevel(level); level = level[0]) {
    innermost = level;
    if (shape.push(level.length) > MOST_AXES) break;
  }
  const isTyped = isTypedArray(innermost);
  const n = size(shape);
  // No runtime has an array of more than 2 ** 28 existing elements. The same limit is used for rows without elements.
  const rows = size(shape.slice(0, -1));
  if (shape.length > MOST_AXES || rows > 2 ** 28 || n > (isTyped ? 2 ** 32 : 2 ** 28))
    throw rangeError(what, `have at most ${MOST_AXES} axes and fit into memory`, list(shape));
  if (n === 0 && isTyped) refuseDetached(innermost as TypedArray, what);
  const numbers = float64s(n);
  // A vector is one row.
  const isFilled = fill(numbers, 0, [input], [1, ...shape]) >= 0;
  const data = isFilled ? numbers : toNumbers(flatten(input, shape, what, strings));
  const tag = isTyped ? tagOf(innermost) : undefined;
  return {
    data,
    shape,
    dtype: precisionOf(tag),
    bits: undefined,
    isUntyped: tag === 'Uint16Array',
  };
}

/** Copies numbers, which is the usual case. Returns the end position, or -1 where an element is not a number. */
function fill(out: Float64Array, at: number, level: Level, shape: Shape, depth = 0): number {
  const width = shape[depth + 1]!;
  if (level.length !== shape[depth]) return -1;
  for (let i = 0; i < level.length; i++) {
    const row = level[i];
    if (!isLevel(row)) return -1;
    if (depth < shape.length - 2) {
      at = fill(out, at, row, shape, depth + 1);
      if (at < 0) return -1;
      continue;
    }
    if (row.length !== width) return -1;
    for (let j = 0; j < width; j++) {
      const element = row[j];
      if (typeof element !== 'number') return -1;
      out[at + j] = element;
    }
    at += width;
  }
  return at;
}

/** The elements in one list. Throws where shapes or types of elements differ. */
function flatten(input: Level, shape: Shape, what: string, strings: boolean): unknown[] {
  const flat: unknown[] = [];
  const index: number[] = [];
  let types: readonly string[] | undefined;
  const visit = (level: Level): void => {
    const depth = index.length;
    const width = shape[depth + 1];
    for (let i = 0; i < level.length; i++) {
      const element = level[i];
      index[depth] = i;
      if (isLevel(element) ? element.length !== width : width !== undefined)
        throw rangeError(
          what,
          `have one shape, ${list(shape)}`,
          `${show(element)} at ${list(index)}`,
        );
      if (width !== undefined) {
        visit(element as Level);
        continue;
      }
      types ??= strings && typeof element === 'string' ? ['string'] : numeric;
      if (!types.includes(typeof element))
        throw typeError(what, `hold ${types.join('s, ')}s`, `${show(element)} at ${list(index)}`);
      flat.push(element);
    }
    index.length = depth;
  };
  visit(input);
  return flat;
}

const numeric = ['number', 'boolean', 'bigint'];

function toNumbers(flat: unknown[]): ArrayLike<number> {
  const data = new Float64Array(flat.length);
  for (let i = 0; i < data.length; i++) {
    const element = flat[i];
    // oxlint-disable-next-line eqeqeq -- a boolean equals its number, and so does a bigint that float64 can hold
    if (
      typeof element === 'string' ||
      ((data[i] = Number(element)) != element && element === element)
    )
      return flat as number[];
  }
  return data;
}
