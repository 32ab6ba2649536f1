import { clone, dispose, keep, type Tensor } from '@tensorflow/tfjs-core';
import {
  layers,
  type LayersModel,
  model as functional,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';

/** Lets through what comes, and keeps the mask that comes with it. */
class MaskTap extends layers.Layer {
  static readonly className = 'MaskTap';
  mask: Tensor | undefined;

  constructor() {
    super({});
    this.supportsMasking = true;
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    return clone([inputs].flat()[0]!);
  }

  override computeMask(_: Tensor | Tensor[], mask?: Tensor | Tensor[]): Tensor | Tensor[] {
    const given = [mask].flat()[0];
    // It is disposed of with the layers' other masks.
    this.mask = given ? keep(clone(given)) : undefined;
    return mask!;
  }
}

/** What a model says of a batch, and where that counts. */
export interface Said {
  readonly predictions: readonly Tensor[];
  /** For each output; none at all where no layer makes masks. */
  readonly masks: readonly (Tensor | undefined)[];
}

/** Runs a model forward once, and asks for the masks that its layers hand on. */
export class Forward {
  readonly #model: LayersModel;
  readonly #taps: readonly MaskTap[];
  /** The same layers, with a tap at each output; undefined as soon as it is known that no mask comes. */
  #tapped: LayersModel | undefined;

  constructor(model: LayersModel) {
    const { inputs, outputs } = model;
    this.#model = model;
    this.#taps = outputs.map(() => new MaskTap());
    const tapped = outputs.map((output, i) => this.#taps[i]!.apply(output) as SymbolicTensor);
    this.#tapped = functional({ inputs, outputs: tapped });
  }

  run(xs: readonly Tensor[], training: boolean): Said {
    const model = this.#tapped ?? this.#model;
    const x = xs.length === 1 ? xs[0]! : [...xs];
    const predictions = [model.apply(x, { training }) as Tensor | Tensor[]].flat();
    if (!this.#tapped) return { predictions, masks: [] };
    const masks = this.#taps.map(({ mask }) => mask);
    if (!masks.some(Boolean)) this.#tapped = undefined;
    return { predictions, masks };
  }

  /** Masks are kept until then. */
  release(): void {
    for (const tap of this.#taps) {
      if (tap.mask) dispose(tap.mask);
      tap.mask = undefined;
    }
  }
}
