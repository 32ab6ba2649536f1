import {
  add,
  dispose,
  keep,
  mul,
  type Optimizer,
  type Scalar,
  scalar,
  type Tensor,
  tidy,
  type Variable,
} from '@tensorflow/tfjs-core';
import type { LayersModel, LayerVariable } from '@tensorflow/tfjs-layers';
import type { StepBatch } from '../data/batch-source.ts';
import type { Forward } from './forward.ts';
import { gradientsOf } from './gradients.ts';
import type { LossFunction } from './losses.ts';
import { truthFor, withoutUnseen } from './truth-for.ts';
import { meanLoss } from './weighted.ts';

/** The outcome of a step, for the trackers. It is valid until the step's end. */
export interface Outcome {
  readonly total: Tensor;
  /** The loss of each output that has one, times its loss weight. */
  readonly losses: readonly Tensor[];
  readonly predictions: readonly Tensor[];
  readonly masks: readonly (Tensor | undefined)[];
}

/** The objective of training. */
export interface Objective {
  readonly model: LayersModel;
  /** The loss for each output. */
  readonly losses: readonly (LossFunction | undefined)[];
  readonly lossWeights: readonly number[];
  readonly forward: Forward;
  /** The weights that were trainable when the model was compiled. Optimizers identify them by their order. */
  readonly weights: readonly LayerVariable[];
}

/** Evaluates a batch. `take` gets the outcome. */
export function testStep(
  objective: Objective,
  batch: StepBatch,
  take: (outcome: Outcome) => void,
): void {
  try {
    tidy(() => take(outcomeOf(objective, batch, false)));
  } finally {
    objective.forward.release();
  }
}

/** Passes the outcome to `take`, then moves the weights along the gradient. */
export function trainStep(
  objective: Objective,
  optimizer: Optimizer,
  batch: StepBatch,
  take: (outcome: Outcome) => void,
): void {
  const { forward, weights } = objective;
  const variables = weights.map((weight) => weight.read() as Variable);
  const kept: Tensor[] = [];
  const alive = <T extends Tensor>(t: T): T => {
    kept.push(t);
    return keep(t);
  };
  try {
    tidy(() => {
      let outcome!: Outcome;
      const run = (): Scalar => {
        outcome = outcomeOf(objective, batch, true);
        for (const t of [...outcome.losses, ...outcome.predictions]) alive(t);
        return outcome.total as Scalar;
      };
      if (variables.length === 0) {
        run();
        take(outcome);
      } else {
        const { value, grads } = gradientsOf(run, variables);
        // A batch that cannot be counted is not trained on.
        take({ ...outcome, total: value });
        optimizer.applyGradients(variables.map(({ name }) => ({ name, tensor: grads[name]! })));
        for (const weight of weights)
          if (weight.constraint) weight.write(weight.constraint.apply(weight.read()));
      }
    });
  } finally {
    dispose(kept);
    forward.release();
  }
}

function outcomeOf(
  { model, losses, lossWeights, forward }: Objective,
  { xs, ys, weights }: StepBatch,
  training: boolean,
): Outcome {
  const { predictions, masks, logits } = forward.run(xs, training);
  const means: Tensor[] = [];
  let total: Tensor = scalar(0);
  losses.forEach((loss, i) => {
    if (!loss) return;
    const prediction = predictions[i]!;
    const truth = withoutUnseen(truthFor(ys[i]!, prediction), weights[i], masks[i]);
    const values = loss(truth, prediction, logits[i]);
    const mean = meanLoss(values, weights[i], masks[i]);
    const value = lossWeights[i] === 1 ? mean : mul(mean, lossWeights[i]!);
    means.push(value);
    total = add(total, value);
  });
  for (const penalty of model.calculateLosses()) total = add(total, penalty);
  return { total, losses: means, predictions, masks };
}
