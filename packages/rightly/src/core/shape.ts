export type Shape = readonly number[];

export const size = (shape: Shape): number => shape.reduce((product, axis) => product * axis, 1);

/** How far apart neighbours along each axis lie in row-major order. */
export const rowMajor = (shape: Shape): number[] => shape.map((_, i) => size(shape.slice(i + 1)));

/** The index, axis by axis, of an element from its place in row-major order. */
export const indexOf = (place: number, shape: Shape): number[] =>
  rowMajor(shape).map((stride, i) => Math.floor(place / stride) % shape[i]!);

/**
 * Whether the shapes are equal, or the longer one only ends in an axis of 1 more. This and `squeeze` are what Keras's
 * `squeeze_or_expand_to_same_rank` comes to.
 */
export const alike = (short: Shape, long: Shape): boolean =>
  short.length > long.length
    ? alike(long, short)
    : long.length - short.length < 2 && long.every((axis, i) => axis === (short[i] ?? 1));

/** Without its last axis, where that is 1 and one too many. */
export const squeeze = (shape: Shape, rank: number): Shape =>
  shape.length === rank + 1 && shape[rank] === 1 ? shape.slice(0, rank) : shape;

/** The elements of a strided view, copied into row-major order. */
export function gather<T>(
  data: ArrayLike<T>,
  shape: Shape,
  strides: ArrayLike<number>,
  offset = 0,
): T[] {
  const steps = rowMajor(shape);
  return Array.from({ length: size(shape) }, (_, place) => {
    let at = offset;
    for (let axis = 0; axis < shape.length; axis++) {
      at += Math.floor(place / steps[axis]!) * strides[axis]!;
      place %= steps[axis]!;
    }
    return data[at]!;
  });
}
