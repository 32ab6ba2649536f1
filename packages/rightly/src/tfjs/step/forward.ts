import { clone, dispose, keep, type Tensor } from '@tensorflow/tfjs-core';
import {
  layers,
  type LayersModel,
  model as functional,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import { ActivationTap, type LastActivation, type Logits } from './activation-tap.ts';
import { DetachedMasks } from './detached-masks.ts';
import { DropoutMasks } from './dropout-masks.ts';

/** Passes its input on, and keeps the mask of the input. */
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
    // The clone is disposed of with the other masks.
    this.mask = given ? keep(clone(given)) : undefined;
    return mask!;
  }
}

/** The outputs of a model for a batch, with their masks. */
export interface ForwardResult {
  readonly predictions: readonly Tensor[];
  /** The mask for each output. Empty where no layer makes masks. */
  readonly masks: readonly (Tensor | undefined)[];
  /** The input of an output's last activation, if its loss can use it. */
  readonly logits: readonly (Logits | undefined)[];
}

/** Runs a model forward once, and reads the masks of its outputs. */
export class Forward {
  readonly #model: LayersModel;
  readonly #taps: readonly MaskTap[];
  readonly #activations: readonly (ActivationTap | undefined)[];
  readonly #masks: DetachedMasks;
  readonly #dropped: DropoutMasks;
  /** The same layers with a mask tap at each output. Undefined once it is known that no layer makes masks. */
  #tapped: LayersModel | undefined;

  /** `wanted` has the activations of each output whose logits the loss can use. */
  constructor(model: LayersModel, wanted: readonly (readonly LastActivation[])[]) {
    const { inputs, outputs } = model;
    this.#activations = outputs.map((output, i) => {
      const kinds = wanted[i]!;
      return kinds.length > 0 ? new ActivationTap(output, kinds) : undefined;
    });
    this.#model = model;
    this.#masks = new DetachedMasks(model);
    this.#dropped = new DropoutMasks(model);
    this.#taps = outputs.map(() => new MaskTap());
    const tapped = outputs.map((output, i) => this.#taps[i]!.apply(output) as SymbolicTensor);
    this.#tapped = functional({ inputs, outputs: tapped });
  }

  run(xs: readonly Tensor[], training: boolean): ForwardResult {
    const model = this.#tapped ?? this.#model;
    const x = xs.length === 1 ? xs[0]! : [...xs];
    const apply = (): Tensor | Tensor[] => model.apply(x, { training }) as Tensor | Tensor[];
    const tapped = this.#activations.reduce<typeof apply>(
      (run, tap) => (tap ? () => tap.during(run) : run),
      apply,
    );
    const predictions = [training ? this.#masks.during(tapped) : tapped()].flat();
    const logits = this.#activations.map((tap) => tap?.logits);
    if (!this.#tapped) return { predictions, masks: [], logits };
    const masks = this.#taps.map(({ mask }) => mask);
    if (!masks.some(Boolean)) this.#tapped = undefined;
    return { predictions, masks, logits };
  }

  /** Disposes of the masks. */
  release(): void {
    this.#dropped.release();
    for (const tap of this.#activations) tap?.release();
    for (const tap of this.#taps) {
      if (tap.mask) dispose(tap.mask);
      tap.mask = undefined;
    }
  }
}
