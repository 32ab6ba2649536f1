import {
  broadcastTo,
  cast,
  mean,
  mul,
  onesLike,
  reshape,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { RunningMean } from './running-mean.ts';
import type { TensorFunction } from './types.ts';
import { alongLeadingAxes } from './weighted.ts';

/** The weighted mean of what a function of tensors gives: Keras's MeanMetricWrapper. */
export class FunctionMetric extends RunningMean {
  readonly name: string;
  readonly #fn: TensorFunction;

  constructor(name: string, fn: TensorFunction) {
    super();
    this.name = name;
    this.#fn = fn;
  }

  /** Total and count of a batch, on the device. */
  sums(
    yTrue: Tensor,
    yPred: Tensor,
    weights: Tensor | undefined,
    mask: Tensor | undefined,
  ): readonly [Tensor, Tensor] {
    const values = this.#fn(yTrue, yPred);
    const given = [weights, mask && cast(mask, 'float32')].filter((w) => w !== undefined);
    // One value for all weighs as the batch does.
    const each = values.rank === 0 ? broadcastTo(values, [yPred.shape[0]]) : values;
    let w: Tensor = onesLike(each);
    for (const own of given) w = mul(w, alongLeadingAxes(own, each));
    return [sumOverSamples(mul(each, w)), sumOverSamples(w)];
  }
}

/** Inner axes make one sample together. */
const sumOverSamples = (t: Tensor): Tensor => sum(mean(reshape(t, [t.shape[0], -1]), 1));
