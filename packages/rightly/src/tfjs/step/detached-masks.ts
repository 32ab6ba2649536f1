import type { Tensor } from '@tensorflow/tfjs-core';
import { layers, type LayersModel } from '@tensorflow/tfjs-layers';
import { detached } from './gradients.ts';
import { layersIn } from './layers-in.ts';

type Layer = layers.Layer;
type Masks = Tensor | null | undefined | (Tensor | null | undefined)[];

/**
 * Keeps the masks of a model out of its gradient. A mask does not depend on the weights. But TensorFlow.js computes it from tensors that do,
 * with operations that have no gradient.
 */
export class DetachedMasks {
  readonly #makers: readonly Layer[];

  constructor(model: LayersModel) {
    this.#makers = layersIn(model).filter(makesMasks);
  }

  /** Runs the model. */
  during<T>(run: () => T): T {
    const takenBack = this.#makers.map(replaceMaskOf);
    try {
      return run();
    } finally {
      for (const takeBack of takenBack) takeBack();
    }
  }
}

/** Whether a layer computes a mask. Other layers pass on the mask that they get. */
const makesMasks = (layer: Layer): boolean =>
  // oxlint-disable-next-line typescript/unbound-method -- the method is compared, not called
  layer.computeMask !== layers.Layer.prototype.computeMask;

/** Replaces the mask of a layer. Returns a function that restores it. */
function replaceMaskOf(layer: Layer): () => void {
  const before = Object.getOwnPropertyDescriptor(layer, 'computeMask');
  const computeMask = layer.computeMask.bind(layer) as (...given: unknown[]) => Masks;
  const replaced = (...given: unknown[]): Masks => {
    const masks = computeMask(...given);
    return Array.isArray(masks)
      ? masks.map((mask) => mask && detached(mask))
      : masks && detached(masks);
  };
  Object.defineProperty(layer, 'computeMask', {
    value: replaced,
    configurable: true,
    writable: true,
  });
  return () => {
    delete (layer as { computeMask?: unknown }).computeMask;
    if (before) Object.defineProperty(layer, 'computeMask', before);
  };
}
