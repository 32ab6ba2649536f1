import {
  broadcastTo,
  cast,
  mean as meanOf,
  mul,
  onesLike,
  reshape,
  sum,
  Tensor,
  tidy,
} from '@tensorflow/tfjs-core';
import { check } from '../../core/check.ts';
import type { Config } from '../../core/config.ts';
import type { AnyDefinition } from '../../core/definition.ts';
import { isPlain, show, typeError } from '../../core/errors.ts';
import { toTensor } from '../../core/input.ts';
import { mean, meanSums, type MeanState, type MeanSum } from '../../core/mean.ts';
import { Metric } from '../../core/metric.ts';
import { checkKeys, type MetricOptions, type Options } from '../../core/options.ts';
import { isFunction, objectOf } from '../../core/readable.ts';
import type { Parts } from '../../core/state.ts';
import { alongLeadingAxes, cannotWeigh } from '../step/weighted.ts';
import type { TensorFunction } from '../functions.ts';
import { isTensor } from '../is-tensor.ts';

export interface MeanMetricWrapperOptions {
  /** Whether a better model has a higher value (`up`) or a lower one (`down`). */
  readonly direction?: 'up' | 'down' | undefined;
}

interface AllOptions extends MeanMetricWrapperOptions {
  readonly fn?: TensorFunction | undefined;
}

export interface TensorUpdateOptions {
  /** One number for all values, or a tensor that broadcasts to their leading axes. */
  readonly sampleWeight?: Tensor | number | undefined;
  /** Booleans with the shape of the values or of their leading axes. */
  readonly mask?: Tensor | undefined;
}

/** The options. The constructor refuses options that are no object. */
function optionsOf(fn: unknown, given: unknown = {}): MetricOptions {
  if (!isPlain(given)) return given as MetricOptions;
  const all: AllOptions & MetricOptions = isPlain(fn)
    ? { ...fn, ...given }
    : { ...given, fn: fn as TensorFunction };
  const named = isFunction(all.fn) && all.fn.name;
  return { ...all, name: all.name ?? (named || undefined) };
}

const isWeight = (w: number): boolean => w >= 0 && w < Infinity;

const options: Options<AllOptions> = {
  fn: {
    default: undefined,
    expected: 'be a function of tensors',
    accepts: isFunction,
  },
  direction: {
    default: undefined,
    expected: 'be up or down',
    accepts: (way) => way === 'up' || way === 'down',
    extension: true,
  },
};

/**
 * The weighted mean of the values of a function of tensors. The function returns a value for each sample, or one value for all. One value for
 * all excludes sample weights. The metric counts on any backend. In the `metrics` of `compile`, the device is read at the end of an epoch.
 * Sums are kept in float64.
 *
 * The constructor throws TypeError without a function. `updateState` throws TypeError for values that are no tensor, and RangeError for values
 * that are not finite.
 * Source: `keras.metrics.MeanMetricWrapper`. `direction` is an extension.
 *
 * ```ts
 * import * as tf from '@tensorflow/tfjs';
 * import { MeanMetricWrapper } from 'rightly/tfjs';
 *
 * const farthest = (yTrue, yPred) => tf.max(tf.abs(tf.sub(yTrue, yPred)), -1);
 * const m = new MeanMetricWrapper(farthest, { name: 'farthest', direction: 'down' });
 * m.updateState(tf.tensor2d([[0, 1], [1, 0]]), tf.tensor2d([[0.5, 1], [1, 1]]));
 * m.result(); // 0.75
 * ```
 */
export class MeanMetricWrapper extends Metric<MeanSum> {
  static readonly definition: AnyDefinition = {
    className: 'MeanMetricWrapper',
    name: 'mean_metric_wrapper',
    options,
  };
  readonly fn: TensorFunction;

  constructor(
    /** As in Keras, `fn` may also be one of the options. */
    fn: TensorFunction | (AllOptions & MetricOptions),
    given?: MeanMetricWrapperOptions & MetricOptions,
  ) {
    super(meanSums, optionsOf(fn, given));
    const { fn: own } = this.options as AllOptions;
    if (own === undefined)
      throw typeError(`${this.at('constructor')} fn`, options.fn.expected, show(own));
    this.fn = own;
  }

  override get direction(): 'up' | 'down' | undefined {
    return (this.options as AllOptions).direction;
  }

  /** Counts a batch, and reads its sums at once. Throws TypeError or RangeError for inputs that do not fit. Then nothing is counted. */
  updateState(yTrue: Tensor, yPred: Tensor, given: TensorUpdateOptions = {}): void {
    const what = this.at('updateState');
    checkKeys(given, ['sampleWeight', 'mask'], what);
    const { sampleWeight, mask } = given;
    for (const [name, input] of Object.entries({ yTrue, yPred }))
      if (!isTensor(input)) throw typeError(`${what} ${name}`, 'be a tensor', show(input));
    if (mask !== undefined && !isTensor(mask))
      throw typeError(`${what} mask`, 'be a tensor', show(mask));
    if (sampleWeight !== undefined && typeof sampleWeight !== 'number' && !isTensor(sampleWeight))
      throw typeError(`${what} sampleWeight`, 'be a tensor or a number', show(sampleWeight));
    if (sampleWeight !== undefined) {
      const all = typeof sampleWeight === 'number' ? [sampleWeight] : sampleWeight;
      const place = `${what} sampleWeight`;
      check(toTensor(all, place), isWeight, 'hold finite numbers of at least 0', place);
    }
    const [factor, weights] =
      typeof sampleWeight === 'number' ? [sampleWeight, undefined] : [1, sampleWeight];
    const [total, count] = tidy(() =>
      this.sums(yTrue, yPred, weights, mask).map((t) => t.dataSync()[0]! * factor),
    ) as unknown as [number, number];
    this.become(this.plus([(name) => [{ total, count }[name], 0]], what));
  }

  /** @internal Total and count of a batch, on the device. */
  sums(
    yTrue: Tensor,
    yPred: Tensor,
    weights: Tensor | undefined,
    mask: Tensor | undefined,
  ): readonly [Tensor, Tensor] {
    const values = this.fn(yTrue, yPred);
    if (!isTensor(values))
      throw typeError(`${this.name}: the result of the function`, 'be a tensor', show(values));
    if (values.rank === 0 && (weights || mask)) throw cannotWeigh(this.name);
    // One value for all has the weight of the whole batch.
    const each = values.rank === 0 ? broadcastTo(values, [yPred.shape[0]]) : values;
    let w: Tensor = onesLike(each);
    if (weights) w = mul(w, alongLeadingAxes(weights, each));
    // A mask with more axes than the values does not apply to them.
    if (mask && mask.rank <= each.rank)
      w = mul(w, alongLeadingAxes(cast(mask, 'float32'), each, 'mask'));
    return [this.#sum(mul(each, w)), this.#sum(w)];
  }

  /** The configuration has the name of the function, as in Keras. */
  override getConfig(): Config {
    const { name } = this.fn;
    const fn = { module: 'builtins', class_name: 'function', config: name, registered_name: name };
    return { ...super.getConfig(), fn };
  }

  /** @internal */
  override merged(others: readonly this[], what: string): Parts<MeanSum> {
    for (const { fn } of others.map((other) => objectOf<this>(other)))
      if (fn !== this.fn)
        throw typeError(`${what} an argument`, 'average the same function', show(fn));
    return super.merged(others, what);
  }

  protected formula(state: MeanState): number {
    return mean(state);
  }

  /** Sums the inner axes, which together make one sample. */
  #sum(t: Tensor): Tensor {
    return this.options.reduction === 'element'
      ? sum(t)
      : sum(meanOf(reshape(t, [t.shape[0], -1]), 1));
  }
}
