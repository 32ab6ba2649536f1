import { check } from './check.ts';
import { list, rangeError } from './errors.ts';
import { gather, rowMajor, same, type Shape, squeeze } from './shape.ts';
import { toTensor } from './input.ts';
import { checkKeys, ownOf } from './options.ts';
import { tagOf } from './tensor.ts';

/** The weight of each value. Undefined where all weigh 1. */
export type Weights = ArrayLike<number> | undefined;

/** The weight of each value, from the options of an update. */
export function weightsOf(options: unknown, shape: Shape, what: string): Weights {
  if (options === undefined) return undefined;
  const given = checkKeys(options, ['sampleWeight', 'mask'], what);
  return product(
    weightsFor(ownOf(given, 'sampleWeight'), shape, `${what} sampleWeight`),
    maskFor(ownOf(given, 'mask'), shape, `${what} mask`),
  );
}

/** `sampleWeight`: a scalar, or an array that broadcasts to the leading axes of the values. */
export const weightsFor = (input: unknown, shape: Shape, what: string): Weights =>
  read(input, shape, what, (w) => w >= 0 && w < Infinity, 'hold finite numbers of at least 0', 1);

/** `mask`: booleans (or 0 and 1) with the shape of the values or of their leading axes. */
export const maskFor = (input: unknown, shape: Shape, what: string): Weights =>
  // oxlint-disable-next-line eqeqeq -- bigints too
  read(input, shape, what, (m) => m == 0 || m == 1, 'hold booleans');

/** The product of two weights. */
export const product = (a: Weights, b: Weights): Weights =>
  a && b ? Float64Array.from({ length: a.length }, (_, i) => a[i]! * b[i]!) : (a ?? b);

function read(
  input: unknown,
  values: Shape,
  what: string,
  accepts: (x: number) => boolean,
  expected: string,
  /** The length that matches any length of an axis. */
  broadcast?: number,
): Weights {
  if (input === undefined) return undefined;
  const weight =
    typeof input === 'number' && broadcast
      ? { data: Float64Array.of(input), shape: [] }
      : toTensor(input, what);
  // The common case has its own loop, because a call of `accepts` for each element would be slow.
  if (!areWeights(weight.data) || !broadcast) check(weight, accepts, expected, what);
  const shape = leading(weight.shape, values, what, broadcast);
  // 64-bit integers are allowed as weights.
  const data = (tagOf(weight.data) ?? 'Big').startsWith('Big')
    ? Float64Array.from(weight.data, Number)
    : weight.data;
  if (same(shape, values)) return data;
  const steps = rowMajor(shape);
  const strides = values.map((_, i) => (shape[i] === 1 ? 0 : (steps[i] ?? 0)));
  return gather(data, values, strides);
}

/** The shape without a superfluous last axis of 1. Throws RangeError where it is not the shape of the leading axes of the values. */
export function leading(given: Shape, values: Shape, what: string, broadcast?: number): Shape {
  const shape = squeeze(given, values.length);
  if (
    shape.length > values.length ||
    !shape.every((axis, i) => axis === broadcast || axis === values[i])
  )
    throw rangeError(what, `fit the leading axes of ${list(values)}`, list(given));
  return shape;
}

function areWeights(data: ArrayLike<number>): boolean {
  for (let i = 0; i < data.length; i++) if (!(data[i]! >= 0 && data[i]! < Infinity)) return false;
  return true;
}
