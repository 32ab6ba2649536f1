import type { Batch } from './batch.ts';
import type { UpdateOptions } from './batch-metric.ts';
import { rangeError, typeError } from './errors.ts';
import { type ArrayInput, toTensor } from './input.ts';
import type { Values } from './values-of.ts';
import { objectOf } from './readable.ts';
import { rowMajor } from './shape.ts';
import type { Tensor } from './tensor.ts';
import { toValues } from './values.ts';

/** Numbers, or arrays of them of any depth. */
// oxlint-disable-next-line typescript/no-explicit-any -- the author of the function knows the depth
type NestedNumbers = any;

/** Takes a batch as arrays, nested as deep as it has axes. Returns a value for each sample, or one value for all. */
export type OwnFunction = (
  yTrue: NestedNumbers,
  yPred: NestedNumbers,
) => ArrayInput | Values | number;

/** The values that a function returns for a batch. A single value is the value of every sample. */
export function valuesFrom(
  fn: OwnFunction,
  yTrue: unknown,
  yPred: unknown,
  what: string,
  options: unknown,
): Batch {
  const inputs = [toTensor(yTrue, `${what} yTrue`, true), toTensor(yPred, `${what} yPred`, true)];
  const [samples = 0] = inputs[1]!.shape;
  const [truth, predicted] = inputs.map(toNested);
  const given: unknown = fn(truth, predicted);
  const whose = `${what} the result of the function`;
  if (typeof given !== 'number') {
    const batch = toValues(given, whose);
    if (batch.shape[0] === samples) return batch;
    throw rangeError(
      whose,
      `be one value for each of ${samples} samples, or one for all`,
      `${batch.shape[0]} values`,
    );
  }
  const { sampleWeight, mask } = objectOf<UpdateOptions>(options);
  if (Object(sampleWeight) === sampleWeight || mask)
    throw typeError(whose, 'be a value for each sample where samples have weights', 'one for all');
  return toValues(new Float64Array(samples).fill(given), whose);
}

/** Nested arrays of numbers from any tensor. */
function toNested({ data, shape }: Tensor): NestedNumbers {
  const steps = rowMajor(shape);
  const level = (axis: number, start: number): unknown[] =>
    Array.from({ length: shape[axis]! }, (_, i) => {
      const at = start + i * steps[axis]!;
      if (axis < shape.length - 1) return level(axis + 1, at);
      const element: unknown = data[at];
      return typeof element === 'bigint' ? Number(element) : element;
    });
  return level(0, 0);
}
