import type { Tensor } from '@tensorflow/tfjs-core';
import { type Column, inputsOf } from '../vocabulary.ts';
import { evaluate } from './evaluate.ts';
import { cleanGradient } from './gradient.ts';
import { inShape, readInputs } from './inputs.ts';
import { Known } from './known.ts';

type Values = (yTrue: Tensor, yPred: Tensor) => Tensor[];

/**
 * A function of tensors that gives the values of columns which read their inputs alike, in the shape of the samples; where all of a
 * batch is one sample, a scalar. They can be differentiated. For the caller's `tidy`; throws TypeError or RangeError for what does not fit.
 */
export function valuesOf(columns: readonly Column[], what: string): Values {
  const kinds = inputsOf(columns[0]!);
  const isOne = kinds.yPred.layout?.key === 'null';
  return (yTrue, yPred) => {
    const { inputs, shape } = readInputs(kinds, yTrue, cleanGradient(yPred), what);
    const [known, values] = [new Known(), new Map<string, Tensor>()];
    return columns.map((column) =>
      inShape(evaluate(column, inputs, known, values), isOne ? [] : shape),
    );
  };
}
