import type { Optimizer } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { optimizerFrom, serializeOptimizer, type SerializedOptimizer } from './optimizers.ts';

/** The optimizers that were made for a model and are not freed. */
const made = new WeakMap<LayersModel, Set<HeldOptimizer>>();

/** The properties in which TensorFlow.js's own `compile` keeps its optimizer. */
interface Owner {
  readonly optimizer_?: Optimizer;
  readonly isOptimizerOwned?: boolean;
}

/** The optimizer of a compiled model. If it was made for the model, it is freed with the model, or when the model is compiled again. */
export class HeldOptimizer {
  readonly #model: LayersModel;
  readonly #owns: boolean;
  #current: Optimizer | undefined;
  /** The configuration of an optimizer that was freed. */
  #config: SerializedOptimizer | undefined;

  /** `owns` says whether the optimizer was made for this model. */
  constructor(model: LayersModel, optimizer: Optimizer, owns: boolean) {
    this.#model = model;
    this.#owns = owns;
    this.#current = optimizer;
  }

  /** The optimizer. If it was freed, a new one with the same configuration replaces it. */
  get current(): Optimizer {
    if (!this.#current) {
      this.#current = optimizerFrom(this.#config!, 'compile:');
      this.#note();
    }
    return this.#current;
  }

  /** Frees the optimizer of an earlier compilation. */
  replaceOthers(): void {
    for (const other of made.get(this.#model) ?? []) other.free();
    this.#note();
    // A Sequential that was built again has no `optimizer` until it is compiled.
    const { optimizer_: before, isOptimizerOwned } = this.#model as unknown as Owner;
    if (isOptimizerOwned && before !== this.#current) before?.dispose();
  }

  free(): void {
    if (!this.#owns || !this.#current) return;
    this.#config = serializeOptimizer(this.#current);
    this.#current.dispose();
    this.#current = undefined;
    made.get(this.#model)?.delete(this);
  }

  #note(): void {
    if (!this.#owns) return;
    const all = made.get(this.#model) ?? new Set();
    made.set(this.#model, all.add(this));
  }
}
