import {
  abs,
  add,
  backend_util,
  broadcastTo,
  cast,
  customGrad,
  div,
  divNoNan,
  equal,
  exp,
  expandDims,
  fill,
  greater,
  type GradSaveFunc,
  log,
  isNaN,
  logicalNot,
  maximum,
  minimum,
  mul,
  onesLike,
  pow,
  scalar,
  sigmoid,
  sign,
  sqrt,
  square,
  sub,
  tanh,
  type Tensor,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { same } from '../../core/shape.ts';
import type { Elementwise } from '../vocabulary.ts';
import { log1p, logCosh, softplus } from './accurate.ts';
import { equalsConstant, isFloat } from './compare.ts';
import { withGradient } from './gradient.ts';
import type { Verb } from './tensor-cache.ts';

/* Element-wise verbs in float32. Their gradients are finite wherever their values are. */

type Term = Tensor | number;

export const float = (a: Tensor): Tensor => (isFloat(a) ? a : cast(a, 'float32'));

/** 1 where the tensor is true, else 0. */
export const ones = (truth: Tensor): Tensor => cast(truth, 'float32');

/** Beside rows, a column's number applies to each element of the row. */
function beside(a: Term, b: Term): Term {
  if (typeof a === 'number') return a;
  const isSpread = a.rank === 1 && typeof b === 'object' && b.rank === 2;
  return isSpread ? expandDims(float(a), 1) : float(a);
}

const both =
  (of: (a: Term, b: Term) => Tensor): Verb =>
  (_, a: Term, b: Term) =>
    of(beside(a, b), beside(b, a));

const each =
  (of: (a: Tensor) => Tensor): Verb =>
  (_, a: Tensor) =>
    of(float(a));

/** A verb with a given derivative. */
const known = (of: (x: Tensor) => Tensor, back: (dy: Tensor, x: Tensor) => Tensor): Verb =>
  each((a) => withGradient(a, (x) => [of(x), x], back));

/** The product, but 0 where `by` is 0. There the gradient of `a` is 0. NaN in `by` gives NaN. */
function weighted(by: Term, a: Term): Tensor {
  const [weight, value] = inOneShape(by, a);
  return customGrad((w, x, save) => {
    const sound = where(equal(w as Tensor, 0), zerosLike(x as Tensor), x as Tensor);
    (save as GradSaveFunc)([w as Tensor, sound]);
    return { value: mul(w as Tensor, sound), gradFunc: crosswise };
  })(weight!, value!);
}

/** The gradient of a product: each factor gets the other one. */
const crosswise = (dy: Tensor, [a, b]: Tensor[]): Tensor[] => [mul(dy, b!), mul(dy, a!)];

function inOneShape(...given: readonly Term[]): Tensor[] {
  const terms = given.map((term) => (typeof term === 'number' ? scalar(term) : term));
  const shape = backend_util.assertAndGetBroadcastShape(terms[0]!.shape, terms[1]!.shape);
  return terms.map((t) => (same(t.shape, shape) ? t : broadcastTo(t, shape)));
}

const root = (a: Tensor): Tensor =>
  withGradient(
    a,
    (x) => {
      const y = sqrt(x);
      return [y, y];
    },
    (dy, y) => divNoNan(mul(dy, 0.5), y),
  );

const replaced = (a: Tensor, from: number, to: number): Tensor =>
  withGradient(
    a,
    (x) => {
      const is = equalsConstant(x, from);
      return [where(is, fill(x.shape, to), x), is];
    },
    (dy, is) => where(is, zerosLike(dy), dy),
  );

function power(a: Tensor, exponent: number): Tensor {
  if (exponent === 0) return onesLike(a);
  if (exponent === 1) return a;
  if (exponent === 2) return square(a);
  return withGradient(
    a,
    (x) => [pow(x, exponent), x],
    // The derivative of a root is infinite at 0. The gradient there is 0.
    (dy, x) => {
      const slope = mul(pow(x, exponent - 1), exponent);
      return mul(dy, exponent < 1 ? where(equal(x, 0), zerosLike(x), slope) : slope);
    },
  );
}

/** NaN stays NaN. */
const exceeds = (a: Tensor, threshold: number): Tensor =>
  where(isNaN(a), a, ones(greater(a, threshold)));

/** The smallest number that nearly every backend distinguishes from 0. It replaces a divisor of 0. */
const TINY = 1e-37;

export const arithmetic: Readonly<Record<Elementwise, Verb>> = {
  plus: both(add),
  minus: both(sub),
  times: both(mul),
  dividedBy: both(div),
  weighted: both(weighted),

  differs: (_, a: Tensor, constant: number) => ones(logicalNot(equalsConstant(a, constant))),
  replaced: (_, a: Tensor, from: number, to: number) => replaced(float(a), from, to),
  atLeast: (_, a: Tensor, bound: number) => maximum(float(a), bound),
  atMost: (_, a: Tensor, bound: number) => minimum(float(a), bound),
  exceeds: (_, a: Tensor, threshold: number) => exceeds(float(a), threshold),

  abs: known(abs, (dy, x) => mul(dy, sign(x))),
  square: each(square),
  sqrt: each(root),
  exp: each(exp),
  // Where log(0) has weight 0, the gradient must stay 0.
  log: known(log, (dy, x) => div(dy, maximum(x, TINY))),
  log1p: known(log1p, (dy, x) => div(dy, maximum(add(x, 1), TINY))),
  softplus: known(softplus, (dy, x) => mul(dy, sigmoid(x))),
  logCosh: known(logCosh, (dy, x) => mul(dy, tanh(x))),
  power: (_, a: Tensor, exponent: number) => power(float(a), exponent),
};
