import * as tf from '@tensorflow/tfjs-core';
import type { Data, OneOrMore, Recorded, Run } from './fixture.ts';

export const tensorOf = ([dtype, shape, data]: Recorded): tf.Tensor =>
  tf.tensor([...data], [...shape], dtype);

/** The run's data. The caller disposes of the tensors, as `tf.dispose` does. */
export const tensorsOf = ({ data }: Run): Data<tf.Tensor> => ({
  x: inForm(data.x, tensorOf),
  y: inForm(data.y, tensorOf),
  ...(data.sample_weight && { sample_weight: inForm(data.sample_weight, tensorOf) }),
  ...(data.validation && {
    validation: data.validation.map((part) => inForm(part!, tensorOf)) as unknown as NonNullable<
      Data<tf.Tensor>['validation']
    >,
  }),
});

/** The same form, with another value for each recorded tensor. */
export function inForm<T>(
  value: OneOrMore<Recorded>,
  change: (tensor: Recorded) => T,
): OneOrMore<T> {
  if (isRecorded(value)) return change(value);
  if (Array.isArray(value)) return (value as readonly Recorded[]).map(change);
  return Object.fromEntries(
    Object.entries(value as Record<string, Recorded>).map(([name, tensor]) => [
      name,
      change(tensor),
    ]),
  );
}

const isRecorded = (value: OneOrMore<Recorded>): value is Recorded =>
  Array.isArray(value) && typeof value[0] === 'string';
