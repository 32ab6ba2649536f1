import type { Expression, InputData, Inputs, InputName } from '../engines/vocabulary.ts';
import { check } from './check.ts';
import { list, rangeError, show, typeError } from './errors.ts';
import { InputRefusals } from './refusals.ts';
import { alike, same, type Shape, size, squeeze } from './shape.ts';
import { toTensor } from './input.ts';
import { tagOf, type Tensor } from './tensor.ts';

/** How the expression reads each input. */
export type Kinds = Readonly<Record<InputName, Expression>>;

/** The shape and the number of the values of a batch. */
interface Fit {
  /** The shape of the values: all axes except the axis of the classes. */
  readonly shape: Shape;
  /** The number of values. */
  readonly n: number;
  /** The number of elements of a value in yTrue and in yPred. */
  readonly widths: readonly [number, number];
}

type Read = Tensor & InputData & { width: number; shape: Shape };
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Truth and prediction, checked against the expression and against each other. */
export interface Batch extends Omit<Fit, 'widths'> {
  readonly inputs: Inputs;
  /** The shape of yPred, with the axis of the classes. */
  readonly elements: Shape;
}

export function toBatch(kinds: Kinds, yTrue: unknown, yPred: unknown, what: string): Batch {
  const truth = read(kinds.yTrue, yTrue, `${what} yTrue`);
  const predicted = read(kinds.yPred, yPred, `${what} yPred`);
  [truth.shape, predicted.shape] = ofOneRank(kinds, truth.shape, predicted.shape);
  const { shape, n, widths } = fit(kinds, truth.shape, predicted.shape, what);
  [truth.width, predicted.width] = widths;
  if (kinds.yPred.verb === kinds.yTrue.verb && holds(truth) !== holds(predicted))
    throw typeError(`${what} yPred`, `hold ${holds(truth)} like yTrue`, holds(predicted));
  return {
    shape,
    n,
    elements: predicted.shape,
    inputs: { yTrue: arranged(kinds.yTrue, truth), yPred: arranged(kinds.yPred, predicted) },
  };
}

/**
 * If two shapes differ only by a last axis of 1, makes them equal, as in Keras. This applies only where both inputs are vectors, along any axes.
 */
const ofOneRank = ({ yTrue, yPred }: Kinds, a: Shape, b: Shape): [Shape, Shape] =>
  yTrue.layout && yPred.layout && Math.min(a.length, b.length) > 1
    ? [squeeze(a, b.length), squeeze(b, a.length)]
    : [a, b];

/** The shape of the values of inputs with these shapes. Throws RangeError where the shapes do not fit. */
export function fit(kinds: Kinds, yTrue: Shape, yPred: Shape, what: string): Fit {
  const [a, truthWidth] = axes(kinds.yTrue, yTrue, yPred, what);
  const [b, width] = axes(kinds.yPred, yPred, yTrue, what);
  const isRows = kinds.yPred.type === 'rows';
  const isOneHot = isRows && kinds.yTrue.type === 'rows';
  if (
    !alike(a, b) ||
    // Refuses a scalar, an input without an axis of samples, and vectors without elements.
    !(yTrue.length * yPred.length * a.length * b.length * width * truthWidth) ||
    (isOneHot &&
      !isEmpty(yTrue) &&
      !isEmpty(yPred) &&
      (a.length !== b.length || !alike(yTrue, yPred)))
  )
    throw rangeError(
      `${what} yPred`,
      isRows && !(isOneHot && !same(yTrue, yPred))
        ? `be samples × classes, yTrue ${isOneHot ? 'too' : 'samples'}`
        : 'have the shape of yTrue',
      `yTrue ${list(yTrue)}, yPred ${list(yPred)}`,
    );
  // If one of the shapes has a single axis, the longer shape applies. Otherwise the shorter shape applies.
  const shape = isRows || a.length > b.length === Math.min(a.length, b.length) > 1 ? b : a;
  return { shape, n: size(shape), widths: [truthWidth, width] };
}

/** An empty batch may be written [], for any number of classes and axes. */
const isEmpty = (shape: Shape): boolean => shape.length === 1 && shape[0] === 0;

/** The axes without the axis of the classes, and the length of that axis. */
function axes(
  { type, layout }: Expression,
  shape: Shape,
  other: Shape,
  what: string,
): [samples: Shape, width: number] {
  if (isEmpty(shape)) return [shape, 1];
  if (layout) return layout.split(shape, other, what);
  return type === 'column' ? [shape, 1] : [shape.slice(0, -1), shape.at(-1)!];
}

/** The same input, with the elements of each vector side by side. */
const arranged = ({ layout }: Expression, input: Read): Read =>
  layout?.move && input.data.length > 0
    ? { ...input, data: layout.move(input.data, input.shape), bits: undefined }
    : input;

const isWhole = (x: unknown): boolean => typeof x !== 'number' || Number.isInteger(x);

/** Kinds of inputs whose numbers must be whole. */
const wholes: ReadonlySet<string> = new Set(['labels', 'ids', 'classes']);

/** Kinds of inputs that take any numbers. */
const reals: ReadonlySet<string> = new Set(['scores', 'numbers', 'vectors']);

/** Reads one input, and checks it by itself. */
function read(
  { verb, args, names, read: ofNames }: Expression,
  input: unknown,
  what: string,
): Read {
  const tensor =
    (ofNames ?? names?.read)?.(input, what) ??
    toTensor(input, what, verb === 'values' || verb === 'classes');
  if (tensor.isUntyped && args[0] === 'yPred' && reals.has(verb))
    throw typeError(
      what,
      "have a type, 'float16', 'bfloat16' or 'uint16': { data, shape, type }",
      show(input),
    );
  // Arrays of integers (Int32Array, Uint8Array, BigInt64Array …) need no check.
  if (wholes.has(verb) && !tagOf(tensor.data)?.includes('nt'))
    check(tensor, isWhole, 'hold whole numbers', what);
  const found = tensor as Mutable<Read>;
  found.width = 1;
  found.refuse = new InputRefusals(tensor, what);
  return found;
}

const holds = ({ data }: Tensor): string => (typeof data[0] === 'string' ? 'strings' : 'numbers');
