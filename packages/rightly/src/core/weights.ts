import { check } from './check.ts';
import { list, rangeError } from './errors.ts';
import { gather, rowMajor, same, type Shape, squeeze } from './shape.ts';
import { toTensor } from './input.ts';
import { tagOf } from './tensor.ts';

/** What each value weighs, one number for each; undefined where all weigh 1. */
export type Weights = ArrayLike<number> | undefined;

/** `sampleWeight`: a scalar, or an array that broadcasts to the leading axes of the values. */
export const weightsFor = (input: unknown, shape: Shape, what: string): Weights =>
  read(input, shape, what, (w) => w >= 0 && w < Infinity, 'hold finite numbers of at least 0', 1);

/** `mask`: booleans (or 0 and 1) with the shape of the values or of their leading axes. */
export const maskFor = (input: unknown, shape: Shape, what: string): Weights =>
  // oxlint-disable-next-line eqeqeq -- bigints too
  read(input, shape, what, (m) => m == 0 || m == 1, 'hold booleans');

/** The products of these weights. */
export function product(n: number, weights: readonly Weights[]): Weights {
  const given = weights.filter((w) => w !== undefined);
  return given.length > 1
    ? Float64Array.from({ length: n }, (_, i) => given.reduce((x, w) => x * w[i]!, 1))
    : given[0];
}

function read(
  input: unknown,
  values: Shape,
  what: string,
  accepts: (x: number) => boolean,
  expected: string,
  /** An axis that stands for one of any length. */
  broadcast?: number,
): Weights {
  if (input === undefined) return undefined;
  const weight =
    typeof input === 'number' && broadcast
      ? { data: Float64Array.of(input), shape: [] }
      : toTensor(input, what);
  // The common case has a loop of its own: it is long, and `accepts` is a call for each element.
  if (!areWeights(weight.data) || !broadcast) check(weight, accepts, expected, what);
  const shape = squeeze(weight.shape, values.length);
  if (
    shape.length > values.length ||
    !shape.every((axis, i) => axis === broadcast || axis === values[i])
  )
    throw rangeError(what, `fit the leading axes of ${list(values)}`, list(weight.shape));
  // 64-bit integers are weights too.
  const data = (tagOf(weight.data) ?? 'Big').startsWith('Big')
    ? Float64Array.from(weight.data, Number)
    : weight.data;
  if (same(shape, values)) return data;
  const steps = rowMajor(shape);
  const strides = values.map((_, i) => (shape[i] === 1 ? 0 : (steps[i] ?? 0)));
  return gather(data, values, strides);
}

function areWeights(data: ArrayLike<number>): boolean {
  for (let i = 0; i < data.length; i++) if (!(data[i]! >= 0 && data[i]! < Infinity)) return false;
  return true;
}
