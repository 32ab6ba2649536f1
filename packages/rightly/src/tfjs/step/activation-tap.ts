import { clone, dispose, keep, type Tensor } from '@tensorflow/tfjs-core';
import type { SymbolicTensor } from '@tensorflow/tfjs-layers';

/** Activations whose logits a loss can use. */
export type LastActivation = 'softmax' | 'sigmoid';

/** The input of the activation. */
export interface Logits {
  readonly kind: LastActivation;
  readonly tensor: Tensor;
}

interface Activation {
  apply(x: Tensor, axis?: number): Tensor;
  getClassName(): string;
}

type Softmax = (x: Tensor, axis?: number) => Tensor;

/** A layer that may end in an activation, or a `softmax` layer. */
interface Activated {
  activation?: Activation | undefined;
  softmax?: Softmax;
  readonly axis?: number | number[];
  readonly inboundNodes: readonly unknown[];
}

/** The last step of a layer, and a way to observe its input. */
interface LastStep {
  readonly kind: LastActivation;
  /** Calls `note` with the input of each call. Returns a function that removes the observer. */
  tap(note: (x: Tensor) => void): () => void;
}

function lastStepOf({ sourceLayer, shape }: SymbolicTensor): LastStep | undefined {
  const layer: Activated = sourceLayer;
  // A layer at several places of the model keeps only its last input.
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
 * Keeps the input of the activation from which an output comes. Probabilities near 0 or 1 are rounded, and logits are not. Keras's losses
 * also use logits where they are known.
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
      // The layer disposes of its own tensor.
      this.#logits = keep(clone(x));
    });
    try {
      return run();
    } finally {
      undo?.();
    }
  }

  /** The input of the activation in the last run. */
  get logits(): Logits | undefined {
    return this.#logits && { kind: this.#step!.kind, tensor: this.#logits };
  }

  release(): void {
    if (this.#logits) dispose(this.#logits);
    this.#logits = undefined;
  }
}
