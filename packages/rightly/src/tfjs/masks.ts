import type { Tensor } from '@tensorflow/tfjs-core';
import { LayersModel, model as functional, Sequential } from '@tensorflow/tfjs-layers';
import { typeError } from '../core/errors.ts';

type Layer = LayersModel['layers'][number];

const makesMasks = (layer: Layer): boolean =>
  layer.getClassName() === 'Masking' ||
  (layer as { maskZero?: boolean }).maskZero === true ||
  (layer instanceof LayersModel && layer.layers.some(makesMasks));

/** The masks of each output, of a model some layer of which says what does not count. */
export type Masks = (x: Tensor | Tensor[]) => (Tensor | undefined)[];

/** Undefined for a model that has no such layer. */
export function masksOf(model: LayersModel): Masks | undefined {
  if (!model.layers.some(makesMasks)) return undefined;
  // To ask for masks is to run the layers once more.
  if (model.stateful)
    throw typeError('compile: model', 'not be stateful where a layer makes masks', 'both');
  // A Sequential has no masks of its own; a view of it, which shares its layers, does.
  const { inputs, outputs } = model;
  const whole = model instanceof Sequential ? functional({ inputs, outputs }) : model;
  return (x) => {
    const masks = whole.computeMask(x) as Tensor | (Tensor | null)[] | null;
    return [masks].flat().map((mask) => mask ?? undefined);
  };
}
