import type { Config } from '../core/config.ts';
import { show, typeError } from '../core/errors.ts';
import type { AnyMetric } from '../core/members.ts';
import { Metric } from '../core/metric.ts';
import type { MetricClass } from '../core/metric-class.ts';
import { isRevoked, isString } from '../core/readable.ts';
import { FBetaScore } from '../metrics/fbeta-score.ts';
import { MeanMetricWrapper } from '../metrics/mean-metric-wrapper.ts';
import { allClasses, classOf } from './classes.ts';
import { metricFor } from './metric-for.ts';
import type { AnyFunction, CustomObjects, SerializedMetric, SerializedObject } from './types.ts';

/** Metrics that Keras lacks. To read them, Keras needs a class that is registered under this name. */
const beyondKeras: ReadonlySet<string> = new Set([
  'AveragePrecision',
  'BalancedAccuracy',
  'BrierScore',
  'CohenKappa',
  'ConfusionMatrix',
  'ExpectedCalibrationError',
  'HammingLoss',
  'MatthewsCorrelation',
  'Specificity',
  'SubsetAccuracy',
]);

/** Losses of Keras without a class of metrics. */
const lossesOnly = new Set([
  'BinaryFocalCrossentropy',
  'CategoricalFocalCrossentropy',
  'Dice',
  'Huber',
  'LogCosh',
  'Tversky',
]);

/**
 * A metric's class and configuration, as Keras writes them. Keras can read the result, except extensions. For a loss without a metric in Keras,
 * such as Huber, the result is Keras's `MeanMetricWrapper` of the loss function. A class of your own, or one that Keras lacks, is registered as
 * `Custom>Name`. Throws TypeError for functions without a name and for declarations, because they could not be found again. Source:
 * `keras.metrics.serialize`.
 *
 * ```ts
 * import { BinaryAccuracy } from 'rightly';
 * import { deserialize, serialize } from 'rightly/registry';
 *
 * const saved = serialize(new BinaryAccuracy({ threshold: 0.3 }));
 * saved.class_name; // BinaryAccuracy
 * saved.config; // { name: 'binary_accuracy', dtype: 'float64', threshold: 0.3 }
 * deserialize(saved).getConfig().threshold; // 0.3
 * ```
 */
export function serialize(metric: Metric): SerializedMetric;
/** A function in the form of Keras. A function of the library has Keras's name. */
export function serialize(fn: AnyFunction): SerializedObject;
export function serialize(metric: Metric | AnyFunction): SerializedObject {
  if (typeof metric === 'function' && !isRevoked(metric))
    return asFunction(nameOf(metric, 'serialize: the function'));
  if (!(metric instanceof Metric))
    throw typeError('serialize: the argument', 'be a metric or a function', show(metric));
  const own = metric.constructor as unknown as MetricClass<Metric>;
  const { className, name } = own.definition;
  const config = metric.getConfig();
  // `rightly/tfjs` has another class of that name.
  if (className === MeanMetricWrapper.definition.className)
    return wrapper(metric as MeanMetricWrapper, config);
  if (!allClasses.includes(own) || beyondKeras.has(className))
    return {
      module: null,
      class_name: className,
      config,
      registered_name: `Custom>${className}`,
    };
  if (className === FBetaScore.definition.className)
    return kerasMetric(className, withoutWholeBeta(config));
  if (!lossesOnly.has(className)) return kerasMetric(className, config);
  const { name: logged, dtype, ...options } = config;
  const fn = asFunction(name);
  return kerasMetric('MeanMetricWrapper', { name: logged, dtype, fn, ...options });
}

/**
 * The metric that `serialize` or Keras wrote. `customObjects` has your own classes and functions by their names.
 * Throws TypeError for any other object, and for a metric that this library lacks.
 * Source: `keras.metrics.deserialize`.
 *
 * ```ts
 * import { MeanMetricWrapper } from 'rightly';
 * import { deserialize, serialize } from 'rightly/registry';
 *
 * const misses = (yTrue, yPred) => yTrue.map((y, i) => (y === yPred[i] ? 0 : 1));
 * const saved = serialize(new MeanMetricWrapper(misses, { name: 'error_rate' }));
 * const again = deserialize(saved, { misses });
 * again.updateState([1, 2, 3, 4], [1, 2, 3, 3]);
 * again.result(); // 0.25
 * ```
 */
export function deserialize(saved: SerializedObject, customObjects: CustomObjects = {}): AnyMetric {
  return metricFor(saved, customObjects, 'deserialize:') as AnyMetric;
}

/** Leaves out beta where it is 1, the default. JSON has 1 for 1.0, and Keras refuses whole numbers for beta. */
function withoutWholeBeta(config: Config): Config {
  const { beta, ...rest } = config;
  return beta === 1 ? rest : config;
}

const kerasMetric = (className: string, config: Config): SerializedMetric => ({
  module: 'keras.metrics',
  class_name: className,
  config,
  registered_name: null,
});

/** The object that Keras writes for a function. */
const asFunction = (name: string): SerializedObject => ({
  module: 'builtins',
  class_name: 'function',
  config: name,
  registered_name: 'function',
});

/** The wrapper of a function. The direction of a library function is known, and left out. */
function wrapper({ fn, name: logged }: MeanMetricWrapper, config: Config): SerializedMetric {
  const name = nameOf(fn, `serialize: the value of ${logged}`);
  const { direction, ...rest } = config;
  const isTold = direction !== undefined && !(classOf(fn) && direction === 'down');
  return kerasMetric('MeanMetricWrapper', {
    ...rest,
    ...(isTold && { direction }),
    fn: asFunction(name),
  });
}

function nameOf(fn: object, what: string): string {
  const name: unknown = classOf(fn)?.definition.name ?? (fn as { readonly name?: unknown }).name;
  if (typeof fn === 'function' && name && isString(name)) return name;
  const got = typeof fn === 'function' ? 'one without' : 'a declaration';
  throw typeError(what, 'be a function with a name', got);
}
