import type { Optimizer } from '@tensorflow/tfjs-core';
import { show, typeError } from '../../core/errors.ts';
import { Metric, type MetricClass } from '../../core/metric.ts';
import { type AnyFunction, type SerializedObject, serialize } from '../../registry.ts';
import { classOf } from '../../registry/classes.ts';
import { wrapperOf } from '../counting/mean-metric-wrapper.ts';
import { optimizerFrom, serializeOptimizer, type SerializedOptimizer } from '../step/optimizers.ts';
import type { CompileArgs, TensorFunction } from '../types.ts';

/** How a model was compiled, in Keras's words. */
export interface CompileConfig {
  readonly optimizer: string | SerializedOptimizer;
  readonly loss: unknown;
  readonly loss_weights?: unknown;
  readonly metrics?: unknown;
  readonly weighted_metrics?: unknown;
  readonly [other: string]: unknown;
}

/** Functions by the name that a saved configuration has for them. */
export type CustomObjects = Readonly<Record<string, TensorFunction>>;

/** The compile configuration as Keras writes it. Throws TypeError for a function without a name: nobody could find it again. */
export function toCompileConfig(args: CompileArgs): CompileConfig {
  return {
    optimizer: serializeOptimizer(optimizerFrom(args.optimizer, 'compile:')),
    loss: write(args.loss, writeLoss),
    loss_weights: write(args.lossWeights),
    metrics: write(args.metrics),
    weighted_metrics: write(args.weightedMetrics),
  };
}

/** As Keras writes a loss: with what its values become, and without a metric's precision. */
function writeLoss(metric: Metric): object {
  const { class_name: className, config } = metric.toJSON();
  const { dtype: _, ...options } = config;
  return {
    module: 'keras.losses',
    class_name: className === 'LogCoshError' ? 'LogCosh' : className,
    config: { ...options, reduction: 'sum_over_batch_size' },
    registered_name: null,
  };
}

/**
 * Arguments for `compile` from a configuration: Keras's `compile_config`, as `config.json` of a `.keras` file has it, or ours.
 * Throws TypeError for what TensorFlow.js cannot: a schedule of learning rates, say.
 * Source: `keras.Model.compile_from_config`.
 *
 * ```ts
 * import { fromCompileConfig } from 'rightly/tfjs';
 *
 * const { optimizer, loss } = fromCompileConfig({
 *   optimizer: { class_name: 'Adam', config: { learning_rate: 0.003 } },
 *   loss: { class_name: 'MeanSquaredError', config: {} },
 * });
 * optimizer.getConfig().learningRate; // 0.003
 * loss.class_name; // MeanSquaredError
 * ```
 */
export function fromCompileConfig(
  config: CompileConfig,
  customObjects: CustomObjects = {},
): CompileArgs & { readonly optimizer: Optimizer } {
  const {
    optimizer,
    loss,
    loss_weights: lossWeights,
    metrics,
    weighted_metrics: weighted,
  } = config;
  return {
    loss: read(loss, customObjects, true) as CompileArgs['loss'],
    lossWeights: (lossWeights ?? undefined) as CompileArgs['lossWeights'],
    metrics: read(metrics, customObjects, false) as CompileArgs['metrics'],
    weightedMetrics: read(weighted, customObjects, false) as CompileArgs['weightedMetrics'],
    // The last that may be refused: it holds tensors.
    optimizer: optimizerFrom(optimizer, 'fromCompileConfig:'),
  };
}

/** Names, metrics and functions, in the structure they are in. */
function write(value: unknown, metric: (metric: Metric) => object = serialize): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((part) => write(part, metric));
  if (value instanceof Metric) return metric(value);
  if (typeof value === 'function' && value.prototype instanceof Metric)
    return metric(new (value as MetricClass<Metric>)());
  if (typeof value === 'function') {
    if (classOf(value)) return serialize(value as AnyFunction);
    if (!value.name) throw typeError('save: a loss or metric function', 'have a name', 'none');
    return {
      module: 'builtins',
      class_name: 'function',
      config: value.name,
      registered_name: value.name,
    };
  }
  if (typeof value !== 'object' || 'class_name' in value) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, write(part, metric)]));
}

function read(value: unknown, customObjects: CustomObjects, isLoss: boolean): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return customObjects[value] ?? value;
  if (Array.isArray(value)) return value.map((part) => read(part, customObjects, isLoss));
  const {
    class_name: name,
    config,
    registered_name: registered,
  } = value as Partial<SerializedObject>;
  if (name === undefined)
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, read(part, customObjects, isLoss)]),
    );
  if (name === 'function') {
    const found = customObjects[String(config)];
    if (found) return found;
    // Keras's own; an own function would be written with its name there.
    if (registered !== config) return value;
    throw typeError(
      'fromCompileConfig: customObjects',
      `have the function ${show(config)}`,
      'none',
    );
  }
  if (isLoss || name !== 'MeanMetricWrapper') return value;
  return wrapperOf(config, customObjects) ?? value;
}
