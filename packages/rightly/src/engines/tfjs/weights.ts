import { broadcastTo, cast, reshape, type Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../../core/shape.ts';
import { leading, weightsFor } from '../../core/weights.ts';
import { type Bad, badMask, badWeight } from './bad.ts';

export interface DeviceOptions {
  /** One number for all values, or a tensor that broadcasts to their leading axes. */
  readonly sampleWeight?: Tensor | number | undefined;
  /** Booleans (or 0 and 1) with the shape of the values or of their leading axes. */
  readonly mask?: Tensor | undefined;
}

/** A weight or a mask of a valid shape, before broadcasting. */
export interface Weighing {
  readonly given: Tensor;
  /** Its shape, with as many axes as the values have. */
  readonly axes: Shape;
  readonly what: string;
  readonly bad: (row: Tensor, dtype: Tensor['dtype']) => Bad;
}

/** Throws RangeError where shapes do not fit, or where a number is no valid weight. */
export function weighings(
  { sampleWeight, mask }: DeviceOptions,
  shape: Shape,
  what: string,
): Weighing[] {
  const found: Weighing[] = [];
  const add = (given: Tensor, name: string, bad: Weighing['bad'], broadcast?: number): void => {
    const own = leading(given.shape, shape, `${what} ${name}`, broadcast);
    const axes = shape.map((_, i) => own[i] ?? 1);
    found.push({ given, axes, what: `${what} ${name}`, bad });
  };
  if (typeof sampleWeight === 'number') weightsFor(sampleWeight, shape, `${what} sampleWeight`);
  else if (sampleWeight) add(sampleWeight, 'sampleWeight', badWeight, 1);
  if (mask) add(mask, 'mask', badMask);
  return found;
}

/** A weight for each of the `n` values. */
export function spread({ given, axes }: Weighing, shape: Shape, n: number): Tensor {
  const numbers = reshape(cast(given, 'float32'), [...axes]);
  return reshape(given.size === n ? numbers : broadcastTo(numbers, [...shape]), [n]);
}
