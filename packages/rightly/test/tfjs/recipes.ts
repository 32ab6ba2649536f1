import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import { toTensor } from '../../src/core/input.ts';
import { isTypedArray } from '../../src/core/tensor.ts';

/** The parts of a tensor of TensorFlow.js. */
export interface Recipe {
  readonly data: readonly number[];
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32' | 'bool';
}

export const float = (shape: number[], ...data: number[]): Recipe => ({
  data,
  shape,
  dtype: 'float32',
});
export const int = (shape: number[], ...data: number[]): Recipe => ({
  data,
  shape,
  dtype: 'int32',
});
export const bool = (shape: number[], ...data: number[]): Recipe => ({
  data,
  shape,
  dtype: 'bool',
});

export const make = ({ data, shape, dtype }: Recipe): Tensor =>
  tensor([...data], [...shape], dtype);

/** The same numbers for TensorFlow.js. Undefined where none of its dtypes can hold them. */
export function recipe(input: unknown): Recipe | undefined {
  const { data, shape } = toTensor(input, 'a case', true);
  const dtype = dtypeOf(input, Array.from<unknown>(data));
  return dtype && { data: Array.from(data, Number), shape, dtype };
}

function dtypeOf(input: unknown, data: readonly unknown[]): Recipe['dtype'] | undefined {
  const source = isTypedArray(input) ? input : Object(Object(input).data);
  if (data.some((x) => typeof x === 'string')) return undefined;
  if (String(input).includes('true')) return 'bool';
  if (!isTypedArray(source) || source instanceof Float64Array || source instanceof Float32Array)
    if (data.every((x) => typeof x === 'number' && Object.is(Math.fround(x), x))) return 'float32';
  return data.every((x) => Number(x) === (Number(x) | 0)) ? 'int32' : undefined;
}
