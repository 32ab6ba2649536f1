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

type Softmax = (x: Tensor, axis?: number) => Tensor;

/** A layer whose last step may be an activation, or which is the layer `softmax`. */
interface Activated {
  activation?: Activation | undefined;
  softmax?: Softmax;
  readonly axis?: number | number[];
  readonly inboundNodes: readonly unknown[];
}

/** What a layer does last, and how to have it tell what it does that to. */
interface LastStep {
  readonly kind: LastActivation;
  /** Gives what undoes it. */
  tap(note: (x: Tensor) => void): () => void;
}

function lastStepOf({ sourceLayer, shape }: SymbolicTensor): LastStep | undefined {
  const layer: Activated = sourceLayer;
  // A layer that stands in several places says only what it did last.
  if (layer.inboundNodes.length !== 1) return undefined;
  const { activation, softmax, axis } = layer;
  const name = activation?.getClassName();
  if (activation && (name === 'softmax' || name === 'sigmoid'))
    return {
      kind: name,
      tap(note) {
        layer.activation = {
          getClassName: () => name,
          apply: (x, ...rest) => {
            note(x);
            return activation.apply(x, ...rest);
          },
        };
        return () => void (layer.activation = activation);
      },
    };
  const isLast = axis === -1 || axis === shape.length - 1;
  if (!softmax || !isLast) return undefined;
  return {
    kind: 'softmax',
    tap(note) {
      layer.softmax = (x, ...rest) => {
        note(x);
        return softmax(x, ...rest);
      };
      return () => void (layer.softmax = softmax);
    },
  };
}

/**
 * Keeps what goes into the activation that an output comes from. Of a probability that is nearly 0 or 1 a loss knows little, of the logits
 * all; Keras's losses take these, too, where they are known.
 */
export class ActivationTap {
  readonly #step: LastStep | undefined;
  #logits: Tensor | undefined;

  constructor(output: SymbolicTensor, wanted: readonly LastActivation[]) {
    const step = lastStepOf(output);
    this.#step = step && wanted.includes(step.kind) ? step : undefined;
  }

  /** Runs the model. */
  during<T>(run: () => T): T {
    const undo = this.#step?.tap((x) => {
      this.release();
      // The layer's own is gone when the layer is done.
      this.#logits = keep(clone(x));
    });
    try {
      return run();
    } finally {
      undo?.();
    }
  }

  /** What went into it in the last run. */
  get logits(): Logits | undefined {
    return this.#logits && { kind: this.#step!.kind, tensor: this.#logits };
  }

  release(): void {
    if (this.#logits) dispose(this.#logits);
    this.#logits = undefined;
  }
}
