import type { Optimizer } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { optimizerFrom, serializeOptimizer, type SerializedOptimizer } from './optimizers.ts';

/** The optimizer that was made last for a model. */
const made = new WeakMap<LayersModel, HeldOptimizer>();

/** What TensorFlow.js's own `compile` knows of an optimizer that it made. */
interface Owner {
  readonly optimizer_?: Optimizer;
  readonly isOptimizerOwned?: boolean;
}

/** The optimizer of a compiled model. One that was made for the model is freed with it, or when the model is compiled anew. */
export class HeldOptimizer {
  readonly #owns: boolean;
  #current: Optimizer | undefined;
  /** Of an optimizer that was freed. */
  #config: SerializedOptimizer | undefined;

  /** `owns`: whether the optimizer was made for this model. */
  constructor(optimizer: Optimizer, owns: boolean) {
    this.#current = optimizer;
    this.#owns = owns;
  }

  /** Where it was freed, a new one like it, which has seen nothing. */
  get current(): Optimizer {
    return (this.#current ??= optimizerFrom(this.#config!, 'compile:'));
  }

  /** Takes the place of what the model was compiled with before. */
  replaceOn(model: LayersModel): void {
    made.get(model)?.free();
    made.delete(model);
    if (this.#owns) made.set(model, this);
    // A Sequential that was built again has no `optimizer` until it is compiled.
    const { optimizer_: before, isOptimizerOwned } = model as unknown as Owner;
    if (isOptimizerOwned && before !== this.#current) before?.dispose();
  }

  free(): void {
    if (!this.#owns || !this.#current) return;
    this.#config = serializeOptimizer(this.#current);
    this.#current.dispose();
    this.#current = undefined;
  }
}
