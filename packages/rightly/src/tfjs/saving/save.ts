import type { io, Optimizer } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { show, typeError } from '../../core/errors.ts';
import { isFunction, isString, objectOf } from '../../core/readable.ts';
import { toCompileConfig } from './compile-config.ts';
import type { CompileArgs } from '../types.ts';

/** The key of the configuration in a model's user-defined metadata. */
export const KEY = 'compile_config';

/** Saves the model with its compile configuration. */
export async function save(
  model: LayersModel,
  args: CompileArgs,
  handlerOrUrl: io.IOHandler | string,
  config?: io.SaveConfig,
): Promise<io.SaveResult> {
  if (!isString(handlerOrUrl) && !isFunction(objectOf<io.IOHandler>(handlerOrUrl).save))
    throw typeError('save: the handler', 'be a URL or have a save method', show(handlerOrUrl));
  // Another `compile` of the model may have set its own optimizer.
  model.optimizer = args.optimizer as Optimizer;
  const known = model.getUserDefinedMetadata() as object | undefined;
  model.setUserDefinedMetadata({ ...known, [KEY]: toCompileConfig(args) });
  // With an optimizer, TensorFlow.js saves only losses that it has a name for. The losses of this library are in the configuration.
  const { loss } = model;
  model.loss = [loss].flat().map((own) => (typeof own === 'string' ? own : 'meanSquaredError'));
  try {
    return await model.save(handlerOrUrl, config);
  } finally {
    model.loss = loss;
  }
}
