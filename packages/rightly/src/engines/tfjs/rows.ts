import {
  add,
  cast,
  equal,
  exp,
  expandDims,
  fill,
  max,
  mean,
  mul,
  oneHot,
  slice,
  div,
  sub,
  sum,
  tensor1d,
  type Tensor,
  type Tensor2D,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { rangeError } from '../../core/errors.ts';
import { float, ones } from './arithmetic.ts';
import { log1p } from './accurate.ts';
import { withGradient } from './gradient.ts';
import { type TensorCache, type Verb } from './tensor-cache.ts';

/* Verbs that reduce rows to columns. */

const over = (column: Tensor): Tensor => expandDims(column, 1);

/** The maximum. Equal maxima share the gradient. */
const highest = (rows: Tensor): Tensor =>
  withGradient(
    rows,
    (x) => {
      const top = max(x, 1);
      return [top, x, top];
    },
    (dy, x, top) => {
      const isTop = ones(equal(x, over(top)));
      return mul(isTop, over(div(dy, sum(isTop, 1))));
    },
  );

/** log(Σ e^x). It is the maximum plus log1p of a sum over the other numbers, so that small numbers are not lost. */
function logOfSum(rows: Tensor): Tensor {
  const top = max(rows, 1, true);
  const isTop = ones(equal(rows, top));
  const others = sum(mul(exp(sub(rows, top)), sub(1, isTop)), 1);
  return add(max(rows, 1), log1p(add(others, sub(sum(isTop, 1), 1))));
}

const logSumExp = (rows: Tensor): Tensor =>
  withGradient(
    rows,
    (x) => {
      const value = logOfSum(x);
      return [value, x, value];
    },
    (dy, x, value) => mul(over(dy), exp(sub(x, over(value)))),
  );

/** The element at the label. On WebAssembly, comparing a column with a row is slow, and oneHot is fast. oneHot needs int32. */
function pick(known: TensorCache, label: Tensor, rows: Tensor): Tensor {
  const width = rows.shape[1]!;
  const hot = known.once(`one-hot ${width}`, [label], () => {
    // oneHot cannot make rows of width 1.
    const made = oneHot(cast(label, 'int32'), Math.max(width, 2)) as Tensor2D;
    return ones(width > 1 ? made : slice(made, [0, 0], [made.shape[0], 1]));
  });
  return withGradient(
    float(rows),
    (x) => {
      const own = sum(where(cast(hot, 'bool'), x, zerosLike(x)), 1);
      const isClass = cast(sum(hot, 1), 'bool');
      return [where(isClass, own, fill(own.shape, NaN)), hot, isClass];
    },
    // For a label that no class has, the gradient may be NaN.
    (dy, at, isClass) => mul(over(where(isClass, dy, zerosLike(dy))), at),
  );
}

function timesEach(_: TensorCache, rows: Tensor, ...factors: readonly number[]): Tensor {
  if (factors.length !== rows.shape[1])
    throw rangeError(
      'alpha (the factors of timesEach)',
      `be ${rows.shape[1]} numbers, one for each class`,
      `${factors.length}`,
    );
  return mul(float(rows), tensor1d([...factors]));
}

type Closing = 'sum' | 'mean' | 'max' | 'logSumExp' | 'pick' | 'timesEach';

export const closing: Readonly<Record<Closing, Verb>> = {
  sum: (_, rows: Tensor) => sum(float(rows), 1),
  mean: (_, rows: Tensor) => mean(float(rows), 1),
  max: (_, rows: Tensor) => highest(float(rows)),
  logSumExp: (_, rows: Tensor) => logSumExp(float(rows)),
  pick,
  timesEach,
};
