import type { Optimizer } from '@tensorflow/tfjs-core';
import { show, typeError } from '../../core/errors.ts';
import { MeanMetric } from '../../core/mean-metric.ts';
import { serialize } from '../../registry.ts';
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
    loss: write(args.loss),
    loss_weights: write(args.lossWeights),
    metrics: write(args.metrics),
    weighted_metrics: write(args.weightedMetrics),
  };
}

/**
 * Arguments for `compile` from a configuration: Keras's `compile_config`, as `config.json` of a `.keras` file has it, or ours.
 * Throws TypeError for what TensorFlow.js cannot: a schedule of learning rates, say, or a loss of logits.
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
 * loss; // MeanSquaredError
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
function write(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(write);
  if (value instanceof MeanMetric) return serialize(value);
  if (typeof value === 'function') {
    if (!value.name) throw typeError('save: a loss or metric function', 'have a name', 'none');
    return {
      module: 'builtins',
      class_name: 'function',
      config: value.name,
      registered_name: value.name,
    };
  }
  if (typeof value !== 'object' || 'class_name' in value) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, write(part)]));
}

function read(value: unknown, customObjects: CustomObjects, isLoss: boolean): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return customObjects[value] ?? value;
  if (Array.isArray(value)) return value.map((part) => read(part, customObjects, isLoss));
  const { class_name: name, config } = value as { class_name?: string; config?: unknown };
  if (name === undefined)
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, read(part, customObjects, isLoss)]),
    );
  if (name === 'function') {
    const found = customObjects[String(config)];
    if (found) return found;
    throw typeError(
      'fromCompileConfig: customObjects',
      `have the function ${show(config)}`,
      'none',
    );
  }
  // A loss object of Keras's is its class name here; its options must be the defaults.
  return isLoss ? lossOf(name, config) : value;
}

function lossOf(name: string, config: unknown): string {
  const defaults: Record<string, unknown> = {
    from_logits: false,
    label_smoothing: 0,
    axis: -1,
    reduction: 'sum_over_batch_size',
    ignore_class: null,
  };
  for (const [key, value] of Object.entries(Object(config) as object))
    if (key !== 'name' && key !== 'dtype' && value !== null && value !== defaults[key])
      throw typeError(
        `fromCompileConfig: loss ${name} ${key}`,
        key in defaults ? `be ${show(defaults[key])}` : 'not be set',
        show(value),
      );
  return name;
}
