import {
  AdadeltaOptimizer,
  AdamOptimizer,
  add,
  div,
  engine,
  MomentumOptimizer,
  mul,
  sqrt,
  square,
  sub,
  tidy,
  type Tensor,
  type Variable,
  zerosLike,
} from '@tensorflow/tfjs-core';

/* Optimizers of TensorFlow.js, changed so that they compute the same weights as Keras's optimizers. */

/** Adam that adds epsilon where Keras does: to the root of the second moment, before the bias correction. */
export class KerasAdam extends AdamOptimizer {
  override applyGradients(...gradients: Parameters<AdamOptimizer['applyGradients']>): void {
    const { epsilon, beta2, iterations } = this;
    this.epsilon = epsilon / Math.sqrt(1 - beta2 ** (iterations + 1));
    try {
      super.applyGradients(...gradients);
    } finally {
      this.epsilon = epsilon;
    }
  }
}

/** Momentum that frees all its tensors. */
export class Momentum extends MomentumOptimizer {
  override dispose(): void {
    super.dispose();
    this.c.dispose();
  }
}

interface Accumulator {
  readonly originalName: string;
  readonly variable: Variable;
}

/** The tensors that TensorFlow.js's Adadelta keeps and saves. */
interface Accumulators {
  readonly accumulatedGrads: Accumulator[];
  readonly accumulatedUpdates: Accumulator[];
}

/** Adadelta that divides by the new average of squares. TensorFlow.js divides by the previous average. */
export class KerasAdadelta extends AdadeltaOptimizer {
  override applyGradients(gradients: Parameters<AdadeltaOptimizer['applyGradients']>[0]): void {
    const given = Array.isArray(gradients)
      ? gradients
      : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }));
    const { accumulatedGrads, accumulatedUpdates } = this as unknown as Accumulators;
    given.forEach(({ name, tensor }, i) => {
      const weight = engine().registeredVariables[name]!;
      const start = (own: string): Accumulator => ({
        originalName: `${name}/${own}`,
        variable: tidy(() => zerosLike(weight).variable(false)),
      });
      const squares = (accumulatedGrads[i] ??= start('accum_grad')).variable;
      const updates = (accumulatedUpdates[i] ??= start('accum_var')).variable;
      // A weight on which the loss does not depend has no gradient.
      if (tensor) this.#move(weight, tensor, squares, updates);
    });
    this.incrementIterations();
  }

  #move(weight: Variable, gradient: Tensor, squares: Variable, updates: Variable): void {
    const { rho, epsilon, learningRate } = this;
    tidy(() => {
      squares.assign(add(mul(squares, rho), mul(square(gradient), 1 - rho)));
      const root = div(sqrt(add(updates, epsilon)), sqrt(add(squares, epsilon)));
      const update = mul(root, gradient);
      updates.assign(add(mul(updates, rho), mul(square(update), 1 - rho)));
      weight.assign(sub(weight, mul(update, learningRate)));
    });
  }
}
