import { clone, dispose, keep, type Tensor } from '@tensorflow/tfjs-core';
import type { SymbolicTensor } from '@tensorflow/tfjs-layers';

/** What an activation does, as far as a loss can do it better. */
export type LastActivation = 'softmax' | 'sigmoid';

/** What went into it. */
export interface Logits {
  readonly kind: LastActivation;
  readonly tensor: Tensor;
}

interface Activation {
  apply(x: Tensor, axis?: number): Tensor;
  getClassName(): string;
}

/** A layer whose last step may be an activation. */
interface Activated {
  activation?: Activation | undefined;
  readonly inboundNodes: readonly unknown[];
}

/**
 * Keeps what goes into the activation that an output comes from. Of a probability that is nearly 0 or 1 a loss knows little, of the logits
 * all; Keras's losses take these, too, where they are known.
 */
export class ActivationTap {
  readonly #layer: Activated;
  readonly #own: Activation | undefined;
  readonly #kind: LastActivation | undefined;
  #logits: Tensor | undefined;

  constructor(output: SymbolicTensor, wanted: readonly LastActivation[]) {
    this.#layer = output.sourceLayer;
    // A layer that stands in several places says only what it did last.
    const isAlone = this.#layer.inboundNodes.length === 1;
    const { activation } = this.#layer;
    const kind = wanted.find((name) => name === activation?.getClassName());
    this.#own = isAlone && kind ? activation : undefined;
    this.#kind = kind;
  }

  /** Runs the model. */
  during<T>(run: () => T): T {
    const [layer, own] = [this.#layer, this.#own];
    if (!own) return run();
    layer.activation = {
      getClassName: () => own.getClassName(),
      apply: (x, ...rest) => {
        this.release();
        // The layer's own is gone when the layer is done.
        this.#logits = keep(clone(x));
        return own.apply(x, ...rest);
      },
    };
    try {
      return run();
    } finally {
      layer.activation = own;
    }
  }

  /** What went into it in the last run. */
  get logits(): Logits | undefined {
    return this.#logits && { kind: this.#kind!, tensor: this.#logits };
  }

  release(): void {
    if (this.#logits) dispose(this.#logits);
    this.#logits = undefined;
  }
}
