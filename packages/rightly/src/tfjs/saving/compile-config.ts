import type { Optimizer } from '@tensorflow/tfjs-core';
import { isPlain, show, typeError } from '../../core/errors.ts';
import { checkCustom } from '../../registry/metric-for.ts';
import { eachIn } from '../counting/structure.ts';
import { optimizerFrom, serializeOptimizer, type SerializedOptimizer } from '../step/optimizers.ts';
import type { CompileArgs } from '../types.ts';
import { type CustomObjects, Reader } from './read.ts';
import { writtenLoss, writtenMetric } from './written.ts';

export type { CustomObjects };

/** The compile configuration of a model, in Keras's format. */
export interface CompileConfig {
  readonly optimizer: string | SerializedOptimizer;
  readonly loss: unknown;
  readonly loss_weights?: unknown;
  readonly metrics?: unknown;
  readonly weighted_metrics?: unknown;
  readonly [other: string]: unknown;
}

/** The compile configuration in Keras's format. Throws TypeError for a function without a name, because it could not be found again. */
export function toCompileConfig(args: CompileArgs): CompileConfig {
  return {
    optimizer: serializeOptimizer(optimizerFrom(args.optimizer, 'compile:')),
    loss: eachIn(args.loss, writtenLoss),
    loss_weights: args.lossWeights ?? null,
    metrics: eachIn(args.metrics, writtenMetric),
    weighted_metrics: eachIn(args.weightedMetrics, writtenMetric),
  };
}

/**
 * Arguments for `compile` from a configuration: Keras's `compile_config`, as in `config.json` of a `.keras` file, or that of this library.
 * `customObjects` has your own classes and functions by name. Throws TypeError where one is missing, and for features that TensorFlow.js lacks,
 * such as a learning rate schedule.
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
export const fromCompileConfig = (
  config: CompileConfig,
  customObjects: CustomObjects = {},
): ReadArgs => readCompileConfig(config, customObjects, 'fromCompileConfig:');

type ReadArgs = CompileArgs & { readonly optimizer: Optimizer };

/** `what` is the call that an error names. */
export function readCompileConfig(
  config: CompileConfig,
  customObjects: CustomObjects,
  what: string,
): ReadArgs {
  if (!isPlain(config)) throw typeError(`${what} the configuration`, 'be an object', show(config));
  checkCustom(customObjects, what);
  const {
    optimizer,
    loss,
    loss_weights: lossWeights,
    metrics,
    weighted_metrics: weighted,
  } = config;
  const read = new Reader(customObjects, what);
  return {
    loss: eachIn(loss, read.loss) as CompileArgs['loss'],
    lossWeights: (lossWeights ?? undefined) as CompileArgs['lossWeights'],
    metrics: eachIn(metrics, read.metric) as CompileArgs['metrics'],
    weightedMetrics: eachIn(weighted, read.metric) as CompileArgs['weightedMetrics'],
    // This is the last part that may be refused, because it holds tensors.
    optimizer: optimizerFrom(optimizer, what),
  };
}
