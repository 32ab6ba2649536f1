import { cast, equal, sub, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { input, layers, model } from '@tensorflow/tfjs-layers';
import { show, typeError } from '../../core/errors.ts';
import { plain, suggest } from '../../core/nearest.ts';
import type { Loss, TensorFunction } from '../types.ts';

/** Keras's names of TensorFlow.js's losses. */
const names: Readonly<Record<string, readonly string[]>> = {
  meanSquaredError: ['mean_squared_error', 'mse'],
  meanAbsoluteError: ['mean_absolute_error', 'mae'],
  meanAbsolutePercentageError: ['mean_absolute_percentage_error', 'mape'],
  meanSquaredLogarithmicError: ['mean_squared_logarithmic_error', 'msle'],
  hinge: ['hinge'],
  squaredHinge: ['squared_hinge'],
  categoricalHinge: ['categorical_hinge'],
  logcosh: ['log_cosh'],
  categoricalCrossentropy: ['categorical_crossentropy'],
  sparseCategoricalCrossentropy: ['sparse_categorical_crossentropy'],
  binaryCrossentropy: ['binary_crossentropy', 'bce'],
  kullbackLeiblerDivergence: ['kl_divergence', 'kullback_leibler_divergence', 'kld'],
  poisson: ['poisson'],
  cosineProximity: ['cosine_similarity', 'cosine_proximity', 'cosine'],
};
const known = Object.values(names).flat();

/** TensorFlow.js's name of a loss. */
export function lossName(loss: string): string {
  const found = Object.entries(names).find(([, all]) =>
    all.some((name) => plain(name) === plain(loss)),
  );
  if (found) return found[0];
  throw typeError(
    'compile: loss',
    `be a function or one of ${known.join(', ')}`,
    `${show(loss)}${suggest(loss, known)}`,
  );
}

export function lossFunction(loss: Loss | undefined): TensorFunction | undefined {
  if (loss === null || loss === undefined) return undefined;
  if (typeof loss === 'function') return loss;
  if (typeof loss !== 'string')
    throw typeError('compile: loss', 'be a name or a function', show(loss));
  const name = lossName(loss);
  const own = builtIn(name);
  return name === 'hinge' || name === 'squaredHinge'
    ? (yTrue, yPred) => own(signs(yTrue), yPred)
    : own;
}

/** Whether the truth of such a loss is class indexes. */
export const isSparse = (loss: Loss | undefined): boolean =>
  typeof loss === 'string' && lossName(loss) === 'sparseCategoricalCrossentropy';

/** TensorFlow.js keeps its losses to itself, but a compiled model hands them out. */
function builtIn(name: string): TensorFunction {
  const x = input({ shape: [1] });
  const y = layers.activation({ activation: 'linear' }).apply(x) as typeof x;
  const probe = model({ inputs: x, outputs: y });
  probe.compile({ optimizer: 'sgd', loss: name });
  const [found] = probe.lossFunctions;
  probe.dispose();
  return found!;
}

/** Labels of 0 and 1 as -1 and 1. */
const signs = (yTrue: Tensor): Tensor => tidy(() => sub(yTrue, cast(equal(yTrue, 0), 'float32')));
