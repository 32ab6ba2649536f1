import {
  broadcastTo,
  cast,
  mean,
  mul,
  onesLike,
  reshape,
  sum,
  Tensor,
} from '@tensorflow/tfjs-core';
import { show, typeError } from '../../core/errors.ts';
import { RunningMean } from './running-mean.ts';
import type { TensorFunction } from '../types.ts';
import { alongLeadingAxes, cannotWeigh } from '../step/weighted.ts';

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
    if (!(values instanceof Tensor))
      throw typeError(`${this.name}: what the function gives`, 'be a tensor', show(values));
    if (values.rank === 0 && (weights || mask)) throw cannotWeigh(this.name);
    // One value for all weighs as the batch does.
    const each = values.rank === 0 ? broadcastTo(values, [yPred.shape[0]]) : values;
    let w: Tensor = onesLike(each);
    if (weights) w = mul(w, alongLeadingAxes(weights, each));
    // A mask of more axes than the values have says nothing of them.
    if (mask && mask.rank <= each.rank)
      w = mul(w, alongLeadingAxes(cast(mask, 'float32'), each, 'mask'));
    return [sumOverSamples(mul(each, w)), sumOverSamples(w)];
  }
}

/** Inner axes make one sample together. */
const sumOverSamples = (t: Tensor): Tensor => sum(mean(reshape(t, [t.shape[0], -1]), 1));
