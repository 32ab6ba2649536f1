import { type Column, type Expression, type InputData, inputsOf } from '../engines/vocabulary.ts';
import { check } from './check.ts';
import { list, rangeError, typeError } from './errors.ts';
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
  const [isOneHot, isRows] = [kinds.yTrue, kinds.yPred].map(({ type }) => type === 'rows');
  const [left, right] = [list(truth.shape), list(predicted.shape)];
  if (
    !alike(a, b) ||
    Math.min(a.length, b.length, predicted.width) === 0 ||
    (isOneHot && left !== right && truth.data.length > 0)
  )
    throw rangeError(
      `${what} yPred`,
      isRows && !isOneHot ? 'be samples × classes, yTrue samples' : 'have the shape of yTrue',
      `yTrue ${left}, yPred ${right}`,
    );
  const [holds, got] = [truth, predicted].map(({ data }) =>
    typeof data[0] === 'string' ? 'strings' : 'numbers',
  );
  if (holds !== got) throw typeError(`${what} yPred`, `hold ${holds} like yTrue`, got!);
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
