import type { Tensor } from '@tensorflow/tfjs-core';
import { type Column, inputsOf } from '../vocabulary.ts';
import { evaluate } from './evaluate.ts';
import { cleanGradient } from './gradient.ts';
import { inShape, readInputs } from './inputs.ts';
import { TensorCache } from './tensor-cache.ts';

type Values = (yTrue: Tensor, yPred: Tensor) => Tensor[];

/**
 * A function of tensors that returns the values of columns, in the shape of the samples. If a whole batch is one sample, it returns a scalar.
 * The columns read their inputs alike. The values can be differentiated. The caller has a `tidy`. Throws TypeError or RangeError for inputs
 * that do not fit.
 */
export function valuesOf(columns: readonly Column[], what: string): Values {
  const kinds = inputsOf(columns[0]!);
  const isOne = kinds.yPred.layout?.key === 'null';
  return (yTrue, yPred) => {
    const { inputs, shape } = readInputs(kinds, yTrue, cleanGradient(yPred), what);
    const [known, values] = [new TensorCache(), new Map<string, Tensor>()];
    return columns.map((column) =>
      inShape(evaluate(column, inputs, known, values), isOne ? [] : shape),
    );
  };
}
