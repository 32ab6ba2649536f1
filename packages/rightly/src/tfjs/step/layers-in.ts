import type { layers } from '@tensorflow/tfjs-layers';

type Layer = layers.Layer;

/** Properties in which layers hold other layers: nested models, and wrappers such as `bidirectional`. */
interface Holder {
  readonly layers?: readonly Layer[] | undefined;
  readonly layer?: Layer | undefined;
  readonly forwardLayer?: Layer | undefined;
  readonly backwardLayer?: Layer | undefined;
}

/** All layers of a model, including those of nested models and wrappers. */
export const layersIn = (model: Holder): readonly Layer[] => [...new Set(within(model))];

function within(holder: Holder): Layer[] {
  const { layers: all = [], layer, forwardLayer, backwardLayer } = holder;
  const own = [...all, layer, forwardLayer, backwardLayer].filter((one) => one !== undefined);
  return own.concat(own.flatMap((one) => within(one as Holder)));
}
