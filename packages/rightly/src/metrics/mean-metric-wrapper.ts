import type { Definition } from '../core/definition.ts';
import { finite } from '../core/finite.ts';
import type { Config } from '../core/config.ts';
import { isPlain, show, typeError } from '../core/errors.ts';
import type { MeanSum } from '../core/mean.ts';
import type { ArrayInput } from '../core/input.ts';
import { MeanMetric } from '../core/mean-metric.ts';
import type { Values } from '../core/values-of.ts';
import type { MetricOptions } from '../core/options.ts';
import { type OwnFunction, valuesFrom } from '../core/own-function.ts';
import { isFunction, objectOf } from '../core/readable.ts';
import type { Averaged } from '../core/scan.ts';
import type { Parts } from '../core/state.ts';
import { givenValues } from '../core/values.ts';
import type { Column } from '../core/verbs.ts';

/** The value that a user's own metric averages: a function over arrays, or a declaration in the verbs of `rightly/verbs`. */
export type OwnValue = OwnFunction | Column;

export interface MeanMetricWrapperOptions {
  /** Whether a better model has a higher value (`up`) or a lower one (`down`). */
  readonly direction?: 'up' | 'down' | undefined;
}

interface AllOptions extends MeanMetricWrapperOptions {
  readonly fn?: OwnValue | undefined;
}

const WHAT = 'MeanMetricWrapper.constructor: fn';
const expected = 'be a function of yTrue and yPred, or a declaration';

const definition: Definition<AllOptions> = {
  className: 'MeanMetricWrapper',
  name: 'mean_metric_wrapper',
  range: [-Infinity, Infinity],
  options: {
    fn: {
      default: undefined,
      expected,
      accepts: isOwnValue,
    },
    direction: {
      default: undefined,
      expected: 'be up or down',
      accepts: (way) => way === 'up' || way === 'down',
      extension: true,
    },
  },
  value({ fn }) {
    if (fn === undefined) throw typeError(WHAT, expected, show(fn));
    return typeof fn === 'function' ? givenValues() : fn;
  },
  checked: finite,
};

/**
 * The weighted mean of the values of a function. The function gets truth and prediction of a batch as nested arrays. It returns an array
 * of one number for each sample, or one number for the whole batch. In the second case, weights and a mask are errors.
 * Instead of a function, the wrapper takes a declaration in the verbs of `rightly/verbs`, which runs on every engine, also in SQL.
 *
 * The constructor throws TypeError without a function or a declaration. `updateState` throws RangeError where the values of the function are
 * not finite, or where there are not as many values as samples.
 * Source: `keras.metrics.MeanMetricWrapper`. `direction` is an extension.
 *
 * ```ts
 * import { MeanMetricWrapper } from 'rightly';
 * import { abs, less, minus, reals } from 'rightly/verbs';
 *
 * // How often a prediction is off by less than 10.
 * const close = new MeanMetricWrapper(
 *   (yTrue, yPred) => yTrue.map((y, i) => (Math.abs(y - yPred[i]) < 10 ? 1 : 0)),
 *   { name: 'close', direction: 'up' },
 * );
 * close.updateState([100, 200, 300], [105, 220, 299]);
 * close.result().toFixed(4); // 0.6667
 *
 * const declared = new MeanMetricWrapper(less(abs(minus(reals('yTrue'), reals('yPred'))), 10), { name: 'close' });
 * declared.updateState([100, 200, 300], [105, 220, 299]);
 * declared.result().toFixed(4); // 0.6667
 * ```
 */
export class MeanMetricWrapper extends MeanMetric<AllOptions, number | bigint | boolean | string> {
  static readonly definition: Definition<AllOptions> = definition;
  /** The function or the declaration. */
  readonly fn: OwnValue;
  /** @internal */
  readonly read: Averaged['read'];

  constructor(
    fn: (yTrue: number[], yPred: number[]) => ArrayInput | Values | number,
    options?: MeanMetricWrapperOptions & MetricOptions,
  );
  /** As in Keras, `fn` may also be one of the options. */
  constructor(
    fn: OwnValue | (AllOptions & MetricOptions),
    options?: MeanMetricWrapperOptions & MetricOptions,
  );
  constructor(
    fn: OwnValue | (AllOptions & MetricOptions),
    options?: MeanMetricWrapperOptions & MetricOptions,
  ) {
    super(isOwnValue(fn) ? withFunction(fn, options) : together(fn, options));
    const own = this.options.fn!;
    this.fn = own;
    this.read =
      typeof own === 'function'
        ? (yTrue, yPred, what, given) => valuesFrom(own, yTrue, yPred, what, given)
        : undefined;
  }

  override get direction(): 'up' | 'down' | undefined {
    return this.options.direction;
  }

  /** The configuration has the name of a function, as in Keras. */
  override getConfig(): Config {
    const { fn } = this;
    const [kind, name] = typeof fn === 'function' ? ['function', fn.name] : ['Declaration', fn.key];
    const written = { module: 'builtins', class_name: kind, config: name, registered_name: name };
    return { ...super.getConfig(), fn: written };
  }

  /** @internal */
  override merged(others: readonly this[], what: string): Parts<MeanSum> {
    for (const { fn } of others.map(Object) as this[])
      if (fn !== this.fn && typeof fn === 'function')
        throw typeError(`${what} an argument`, 'average the same function', show(fn));
    return super.merged(others, what);
  }
}

function isOwnValue(own: unknown): own is OwnValue {
  const { type } = objectOf<Column>(own);
  return type === 'column' || isFunction(own);
}

type Given = AllOptions & MetricOptions;

/** The constructor refuses options that are no object. */
const together = (fn: Given, options: MetricOptions = {}): Given =>
  isPlain(fn) && isPlain(options) ? { ...fn, ...options } : isPlain(fn) ? options : fn;

const withFunction = (fn: OwnValue, options: MetricOptions = {}): Given =>
  isPlain(options) ? { ...named(fn), ...options, fn } : options;

const named = (fn: OwnValue): MetricOptions =>
  typeof fn === 'function' && fn.name ? { name: fn.name } : {};
