import { cast, reshape, type Tensor, transpose } from '@tensorflow/tfjs-core';
import { fit, type Kinds } from '../../core/batch.ts';
import { typeError } from '../../core/errors.ts';
import { same, type Shape } from '../../core/shape.ts';
import type { Expression, InputName } from '../vocabulary.ts';

/** Columns as [n], rows as [n, classes]; booleans as integers. */
export type TensorInputs = Readonly<Record<InputName, Tensor>>;

/**
 * Tensors in the form that an expression reads, and the shape of their values. Throws TypeError or RangeError for inputs that do not fit.
 */
export function readInputs(
  kinds: Kinds,
  yTrue: Tensor,
  yPred: Tensor,
  what: string,
): { readonly inputs: TensorInputs; readonly shape: Shape; readonly n: number } {
  const { shape, n, widths } = fit(kinds, yTrue.shape, yPred.shape, what);
  const inputs = {
    yTrue: read(kinds.yTrue, yTrue, [n, widths[0]], `${what} yTrue`),
    yPred: read(kinds.yPred, yPred, [n, widths[1]], `${what} yPred`),
  };
  return { inputs, shape, n };
}

function read(
  { type, layout, read: ofNames }: Expression,
  input: Tensor,
  shape: [n: number, width: number],
  what: string,
): Tensor {
  const { dtype } = input;
  if (dtype === 'string' || dtype === 'complex64')
    throw typeError(what, 'hold float32, int32 or bool', dtype);
  if (ofNames)
    throw typeError(
      what,
      'hold names, because classes is given (for class indexes leave out classes)',
      dtype,
    );
  const ordered = layout?.order ? transpose(input, layout.order(input.shape)) : input;
  const flat = inShape(ordered, type === 'rows' ? shape : [shape[0]]);
  return dtype === 'bool' ? cast(flat, 'int32') : flat;
}

/** Reshapes a tensor only if its shape differs, because every operation takes time. */
export const inShape = (t: Tensor, shape: Shape): Tensor =>
  same(t.shape, shape) ? t : reshape(t, [...shape]);
