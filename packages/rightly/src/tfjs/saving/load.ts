import { dispose, io, type Optimizer } from '@tensorflow/tfjs-core';
import { type LayersModel, loadLayersModel } from '@tensorflow/tfjs-layers';
import { isPlain, show, typeError } from '../../core/errors.ts';
import { ownOptions } from '../../core/options.ts';
import { isFunction, isRevoked, objectOf } from '../../core/readable.ts';
import { type CompileConfig, type CustomObjects, readCompileConfig } from './compile-config.ts';
import { compileWith } from '../compile.ts';
import type { SerializedOptimizer } from '../step/optimizers.ts';
import { KEY } from './save.ts';
import type { CompileArgs, CompiledModel } from '../types.ts';

export interface LoadOptions extends io.LoadOptions {
  readonly customObjects?: CustomObjects | undefined;
  /** Receives warnings, as in `compile`. */
  readonly onWarning?: CompileArgs['onWarning'];
}

/**
 * Loads a model that was saved compiled, and compiles it with the saved metrics and loss. Options are those of `loadLayersModel`, `onWarning`,
 * and `customObjects`, which has your own classes and functions of losses and metrics by their names.
 * Rejects with TypeError where the model has no compile configuration, or a custom object is missing. Source: `keras.models.load_model`.
 *
 * ```ts
 * import * as tf from '@tensorflow/tfjs';
 * import { compile, loadModel } from 'rightly/tfjs';
 *
 * const layers = [tf.layers.dense({ units: 1, inputShape: [2] })];
 * const model = compile(tf.sequential({ layers }), { optimizer: 'adam', loss: 'mse', metrics: ['accuracy'] });
 *
 * // A path, or any other IO handler.
 * let saved;
 * await model.save(tf.io.withSaveHandler(async (artifacts) => ((saved = artifacts), { modelArtifactsInfo: {} })));
 * const again = await loadModel(tf.io.fromMemory(saved));
 * again.metricsNames.join(); // loss,accuracy
 * ```
 */
export async function loadModel(
  pathOrHandler: string | io.IOHandler,
  given: LoadOptions = {},
): Promise<CompiledModel> {
  const { customObjects, onWarning, ...options } = ownOptions<LoadOptions>(given, 'loadModel:');
  const handler =
    typeof pathOrHandler === 'string' ? handlerFor(pathOrHandler, options) : pathOrHandler;
  if (!isFunction(objectOf<io.IOHandler>(handler).load))
    throw typeError('loadModel: handler', 'have a load method', show(handler));
  const loaded: unknown = handler.load!();
  const artifacts = (isRevoked(loaded) ? loaded : await loaded) as io.ModelArtifacts;
  if (!isPlain(artifacts))
    throw typeError('loadModel: the handler', 'load an object of artifacts', show(artifacts));
  const own = (artifacts.userDefinedMetadata as Record<string, unknown> | undefined)?.[KEY];
  const config = own ?? configOf(artifacts);
  if (!config)
    throw typeError(
      'loadModel: the model',
      'have been saved by rightly/tfjs or hold a compile_config of Keras',
      'neither; load it with loadLayersModel and compile it',
    );
  const args = readCompileConfig(config as CompileConfig, customObjects ?? {}, 'loadModel:');
  // The training configuration is left out. It is not needed, and TensorFlow.js may refuse a training configuration of Keras.
  const { trainingConfig, ...rest } = artifacts;
  const trimmed = own && trainingConfig ? { ...rest, trainingConfig } : rest;
  let model: LayersModel | undefined;
  try {
    model = await loadLayersModel({ load: async () => trimmed }, options);
    await adoptState(args.optimizer, model.optimizer);
    return compileWith(model, { ...args, onWarning }, true);
  } catch (error) {
    args.optimizer.dispose();
    model?.dispose();
    throw error;
  }
}

/** Gives the optimizer the state of the loaded optimizer, if there is one. */
async function adoptState(optimizer: Optimizer, loaded: Optimizer | undefined): Promise<void> {
  if (!loaded) return;
  const state = await loaded.getWeights();
  await optimizer.setWeights(state);
  // The first tensor is the number of steps. The others are the optimizer's own.
  dispose(state[0]!.tensor);
  loaded.dispose();
}

/** Keras's compile configuration. Keras 3 has it next to the topology. For Keras 2 it is in the converter's training configuration. */
function configOf({ modelTopology, trainingConfig }: io.ModelArtifacts): CompileConfig | undefined {
  const topology = modelTopology as Record<string, unknown> | undefined;
  const found = topology?.['compile_config'] ?? trainingConfig ?? topology?.['training_config'];
  if (!found) return undefined;
  const { optimizer_config: optimizer, ...config } = found as CompileConfig;
  return { ...config, optimizer: (optimizer ?? config.optimizer) as SerializedOptimizer };
}

function handlerFor(path: string, options: io.LoadOptions): io.IOHandler {
  const [first, second] = io.getLoadHandlers(path, options);
  if (second) throw typeError('loadModel: path', 'have one load handler', 'several');
  return first ?? io.browserHTTPRequest(path, options);
}
