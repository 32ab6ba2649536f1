import { customGrad, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { same } from '../../core/shape.ts';
import { readsAtOnce } from '../on-host.ts';
import type { HostLoop, Rows } from './host-loops.ts';

/**
 * Computes the value of each row in a loop over the numbers, and has its own gradient. This is one operation of TensorFlow.js instead of many. On
 * the CPU and in WebAssembly, many operations take most of the time of a step of a small model. The gradient is with respect to `z`: logits, or
 * the predictions. Undefined where reading tensors is slow, or where loops do not support the shapes or labels.
 */
export function valuesOnHost(
  loop: HostLoop | undefined,
  truth: Tensor,
  predictions: Tensor,
  z: Tensor,
): Tensor | undefined {
  if (!loop || !readsAtOnce() || !fits(loop, truth, z)) return undefined;
  const rows: Rows = {
    z: z.dataSync(),
    p: predictions.dataSync(),
    truth: truth.dataSync(),
    width: z.shape.at(-1)!,
  };
  return loop.isSparse && !areClasses(rows) ? undefined : withSlopes(loop, rows, z);
}

function fits({ isSparse }: HostLoop, truth: Tensor, { shape, size }: Tensor): boolean {
  if (shape.length < 2 || size === 0) return false;
  const outer = shape.slice(0, -1);
  return isSparse
    ? same(truth.shape, outer) || same(truth.shape, [...outer, 1])
    : same(truth.shape, shape);
}

function areClasses({ truth, width }: Rows): boolean {
  for (let i = 0; i < truth.length; i++) {
    const label = truth[i]!;
    if (!(label >= 0 && label < width && Number.isInteger(label))) return false;
  }
  return true;
}

function withSlopes(loop: HostLoop, rows: Rows, z: Tensor): Tensor {
  const { width } = rows;
  return customGrad((of) => {
    const { shape, size } = of as Tensor;
    const values = new Float32Array(size / width);
    for (let r = 0; r < values.length; r++) values[r] = loop.value(rows, r * width);
    const gradFunc = (dy: Tensor): Tensor => {
      const by = dy.dataSync();
      const slopes = new Float32Array(size);
      for (let r = 0; r < by.length; r++) loop.slopes(rows, r * width, by[r]!, slopes);
      return tensor(slopes, shape, 'float32');
    };
    return { value: tensor(values, shape.slice(0, -1), 'float32'), gradFunc };
  })(z);
}
