import { list, rangeError, show, typeError } from './errors.ts';
import { indexOf, type Shape, size } from './shape.ts';
import { float64s } from './slab.ts';
import { isTypedArray, precisionOf, type Tensor, type TypedArray } from './tensor.ts';

/** An array of elements, or of arrays that all have one shape; the innermost may be typed arrays. */
export type Nested<Element> = readonly (Element | Nested<Element> | TypedArray)[];

type Level = ArrayLike<unknown>;

const isLevel = (value: unknown): value is Level => Array.isArray(value) || isTypedArray(value);

/** Flat float64 from nested arrays; strings, and integers that float64 cannot hold, stay what they are. */
export function fromNested(input: Level, what: string, strings: boolean): Tensor {
  const shape: number[] = [];
  let innermost = input;
  for (let level: unknown = input; isLevel(level); level = level[0]) {
    innermost = level;
    shape.push(level.length);
  }
  const numbers = float64s(size(shape));
  // A vector is one row.
  const isFilled = fill(numbers, 0, [input], [1, ...shape]) >= 0;
  const data = isFilled
    ? numbers
    : toNumbers(flatten(input, [], shape, [], what), shape, what, strings);
  return { data, shape, dtype: precisionOf(innermost), bits: undefined };
}

/** Copies numbers, the case of most, and returns where it stopped; -1 where it met anything else. */
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

function flatten(
  level: Level,
  index: number[],
  shape: Shape,
  flat: unknown[],
  what: string,
): unknown[] {
  const depth = index.length;
  const width = shape[depth + 1];
  for (let i = 0; i < level.length; i++) {
    const element = level[i];
    index[depth] = i;
    if (isLevel(element) ? element.length !== width : width !== undefined)
      throw rangeError(
        what,
        `have one shape, ${list(shape)} by what comes first`,
        `${show(element)} at ${list(index)}`,
      );
    if (width === undefined) flat.push(element);
    else flatten(element as Level, index, shape, flat, what);
  }
  index.length = depth;
  return flat;
}

function toNumbers(
  flat: unknown[],
  shape: Shape,
  what: string,
  strings: boolean,
): ArrayLike<number> {
  const data = new Float64Array(flat.length);
  const types =
    strings && typeof flat[0] === 'string' ? ['string'] : ['number', 'boolean', 'bigint'];
  let exact = types.length > 1;
  for (let i = 0; i < data.length; i++) {
    const element = flat[i];
    if (typeof element === 'number' && exact) data[i] = element;
    else if (!types.includes(typeof element))
      throw typeError(
        what,
        `hold ${types.join('s, ')}s`,
        `${show(element)} at ${list(indexOf(i, shape))}`,
      );
    // oxlint-disable-next-line eqeqeq -- a boolean equals its number, and so does a bigint that float64 can hold
    else exact &&= (data[i] = Number(element)) == element;
  }
  return exact ? data : (flat as number[]);
}
