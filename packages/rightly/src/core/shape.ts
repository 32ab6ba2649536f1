export type Shape = readonly number[];

export const size = (shape: Shape): number => shape.reduce((product, axis) => product * axis, 1);

/** The distance of neighbours along each axis in row-major order. */
export const rowMajor = (shape: Shape): number[] => shape.map((_, i) => size(shape.slice(i + 1)));

/** The index along each axis of an element, from its position in row-major order. */
export const indexOf = (place: number, shape: Shape): number[] =>
  rowMajor(shape).map((stride, i) => Math.floor(place / stride) % shape[i]!);

export const same = (a: Shape, b: Shape): boolean => a.length === b.length && alike(a, b);

/**
 * Whether the shapes are equal, or the longer one has only one more axis, a last axis of 1. `alike` and `squeeze` together do what Keras's
 * `squeeze_or_expand_to_same_rank` does.
 */
export const alike = (short: Shape, long: Shape): boolean =>
  short.length > long.length
    ? alike(long, short)
    : long.length - short.length < 2 && long.every((axis, i) => axis === (short[i] ?? 1));

/** The shape without its last axis, where that axis is 1 and the shape has one axis too many. */
export const squeeze = (shape: Shape, rank: number): Shape =>
  shape.length === rank + 1 && shape[rank] === 1 ? shape.slice(0, rank) : shape;

/** Whether a strided view of this size reaches elements that do not exist. */
export function overruns(
  length: number,
  shape: Shape,
  strides: ArrayLike<number>,
  offset: number,
): boolean {
  const ends = shape.map((axis, i) => (axis - 1) * strides[i]!);
  const reach = (pick: (a: number, b: number) => number): number =>
    ends.reduce((at, end) => at + pick(end, 0), offset);
  return size(shape) > 0 && !(reach(Math.min) >= 0 && reach(Math.max) < length);
}

/** The elements of a strided view, copied into row-major order, in an array of the same type. */
export function gather<T>(
  data: ArrayLike<T>,
  shape: Shape,
  strides: ArrayLike<number>,
  offset = 0,
): ArrayLike<T> {
  const n = size(shape);
  const Kind = data.constructor as new (n: number) => T[];
  const out = new Kind(n);
  const last = shape.length - 1;
  const [width, step] = [shape[last] ?? 1, strides[last] ?? 0];
  for (let place = 0; place < n; place += width) {
    let at = offset;
    let rest = place / width;
    for (let axis = last - 1; axis >= 0; axis--) {
      at += (rest % shape[axis]!) * strides[axis]!;
      rest = Math.floor(rest / shape[axis]!);
    }
    for (let j = 0; j < width; j++) out[place + j] = data[at + j * step]!;
  }
  return out;
}
