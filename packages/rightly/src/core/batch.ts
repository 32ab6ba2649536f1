import { type Column, type Expression, type InputData, inputsOf } from '../engines/vocabulary.ts';
import { check } from './check.ts';
import { list, rangeError, show, typeError } from './errors.ts';
import { alike, type Shape } from './shape.ts';
import { toTensor } from './input.ts';
import type { Tensor } from './tensor.ts';

/** Truth and prediction, checked against what an expression reads and against each other. */
export interface Batch {
  /** The shape of the values: all axes but the one of the classes. */
  readonly shape: Shape;
  readonly inputs: { readonly yTrue: InputData; readonly yPred: InputData };
}

export function toBatch(expression: Column, yTrue: unknown, yPred: unknown, what: string): Batch {
  const kinds = inputsOf(expression);
  const truth = read(kinds.yTrue, yTrue, `${what} yTrue`);
  const predicted = read(kinds.yPred, yPred, `${what} yPred`);
  const [a, b] = [truth.samples, predicted.samples];
  const isRows = kinds.yPred.type === 'rows';
  const classes =
    kinds.yTrue.type === 'rows' && truth.data.length > 0 ? truth.width : predicted.width;
  if (!alike(a, b) || b.length === 0 || predicted.width === 0 || predicted.width !== classes)
    throw rangeError(
      `${what} yPred`,
      isRows && kinds.yTrue.type !== 'rows'
        ? 'be samples × classes, and yTrue samples'
        : 'have the shape of yTrue',
      `yTrue ${list(truth.shape)}, yPred ${list(predicted.shape)}`,
    );
  const [left, right] = [truth, predicted].map(({ data }) => typeof data[0] === 'string');
  if (left !== right)
    throw typeError(
      `${what} yPred`,
      `hold ${left ? 'strings' : 'numbers'} like yTrue`,
      show(predicted.data[0]),
    );
  // Vectors grow to samples × 1, longer shapes lose that axis.
  const shape = isRows || a.length > b.length === Math.min(a.length, b.length) > 1 ? b : a;
  return { shape, inputs: { yTrue: truth, yPred: predicted } };
}

interface Read extends Tensor {
  readonly samples: Shape;
  readonly width: number;
}

function read({ verb, type }: Expression, input: unknown, what: string): Read {
  const tensor = toTensor(input, what, verb === 'values');
  if (verb === 'labels' || verb === 'ids')
    check(tensor, (x: unknown) => Number(x) % 1 === 0, 'hold whole numbers', what);
  if (verb === 'oneHot') check(tensor, (x) => x === x, 'not hold NaN', what);
  const { shape } = tensor;
  // An empty batch may be written [], whatever its classes.
  return type === 'column' || list(shape) === '[0]'
    ? { ...tensor, samples: shape, width: 1 }
    : { ...tensor, samples: shape.slice(0, -1), width: shape.at(-1)! };
}
