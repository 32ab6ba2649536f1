import {
  clone,
  customGrad,
  engine,
  type Scalar,
  type Tensor,
  type Variable,
  variableGrads,
} from '@tensorflow/tfjs-core';

/** The gradient of a loss. Throws what TensorFlow.js throws; then no tensor is left. */
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

/** TensorFlow.js keeps tensors for a gradient, and frees them only after there was one. */
function freeTape(): void {
  const { state } = engine();
  if (state.gradientDepth > 0) return;
  for (const { saved = [] } of state.activeTape ?? []) for (const tensor of saved) tensor.dispose();
  state.activeTape = [];
}

/** The same numbers, with no gradient. */
export const detached = (t: Tensor): Tensor =>
  customGrad(() => ({ value: clone(t), gradFunc: () => [] }))();
