import {
  clone,
  customGrad,
  engine,
  type Scalar,
  type Tensor,
  type Variable,
  variableGrads,
} from '@tensorflow/tfjs-core';

/** The gradient of a loss. Passes errors of TensorFlow.js on, and leaves no tensor. */
export function gradientsOf(
  loss: () => Scalar,
  variables: Variable[],
): ReturnType<typeof variableGrads> {
  try {
    return variableGrads(loss, variables);
  } catch (error) {
    freeTape();
    throw error;
  }
}

/** Frees the tensors that TensorFlow.js keeps for a gradient. It frees them itself only after a gradient was computed. */
function freeTape(): void {
  const { state } = engine();
  if (state.gradientDepth > 0) return;
  for (const { saved = [] } of state.activeTape ?? []) for (const tensor of saved) tensor.dispose();
  state.activeTape = [];
}

/** The same numbers, without a gradient. */
export const detached = (t: Tensor): Tensor =>
  customGrad(() => ({ value: clone(t), gradFunc: () => [] }))();
