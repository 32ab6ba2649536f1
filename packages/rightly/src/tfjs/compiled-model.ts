import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Compiled, CompiledModel } from './types.ts';

/** The models behind compiled models. */
const plains = new WeakMap<object, LayersModel>();

/** The compiled model: the model with the properties that compiling changes. */
export function compiledModelOf<M extends LayersModel>(
  model: M,
  compiled: Compiled<M>,
): CompiledModel<M> {
  const face = new Proxy(model, {
    get: (target, key) =>
      Object.hasOwn(compiled, key)
        ? compiled[key as keyof Compiled<M>]
        : (Reflect.get(target, key) as unknown),
    has: (target, key) => Object.hasOwn(compiled, key) || key in target,
  }) as unknown as CompiledModel<M>;
  plains.set(face, model);
  return face;
}

/** The model behind a compiled model. Any other value is returned as it is. */
export const plainOf = (model: unknown): unknown => plains.get(Object(model) as object) ?? model;
