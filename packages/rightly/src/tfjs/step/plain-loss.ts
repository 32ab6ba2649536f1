import type { Tensor } from '@tensorflow/tfjs-core';
import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import { getLoss } from '../../registry.ts';
import { type LossFunction, lossFunction, type Minimized } from './losses.ts';
import { meanLoss } from './weighted.ts';

/** TensorFlow.js's names of its own losses. */
const names: Readonly<Record<string, string>> = {
  MeanSquaredError: 'meanSquaredError',
  MeanAbsoluteError: 'meanAbsoluteError',
  MeanAbsolutePercentageError: 'meanAbsolutePercentageError',
  MeanSquaredLogarithmicError: 'meanSquaredLogarithmicError',
  Hinge: 'hinge',
  SquaredHinge: 'squaredHinge',
  CategoricalHinge: 'categoricalHinge',
  LogCosh: 'logcosh',
  LogCoshError: 'logcosh',
  CategoricalCrossentropy: 'categoricalCrossentropy',
  SparseCategoricalCrossentropy: 'sparseCategoricalCrossentropy',
  BinaryCrossentropy: 'binaryCrossentropy',
  KLDivergence: 'kullbackLeiblerDivergence',
  Poisson: 'poisson',
  CosineSimilarity: 'cosineProximity',
};

type Plain = string | ((yTrue: Tensor, yPred: Tensor) => Tensor);

/**
 * The loss for TensorFlow.js's own `compile`. It is a name if TensorFlow.js has the loss, because only such losses can be saved with an
 * optimizer, and take class indexes. Otherwise it is a function.
 */
export function plainLoss(minimized: Minimized | undefined): Plain {
  if (minimized === undefined) return 'meanSquaredError';
  if (typeof minimized === 'function') return minimized;
  const name = minimized === 'crossentropy' ? undefined : ownName(minimized);
  return name ?? asFunction(lossFunction(minimized));
}

/** The name of a loss, if its options are the defaults. */
function ownName(metric: AnyMeanMetric): string | undefined {
  const { class_name: className } = metric.toJSON();
  const name = names[className];
  return name && optionsOf(metric) === optionsOf(getLoss(className)) ? name : undefined;
}

function optionsOf(metric: AnyMeanMetric): string {
  const { name: _, dtype: __, ...options } = metric.getConfig();
  return JSON.stringify(options);
}

const asFunction =
  (loss: LossFunction): Exclude<Plain, string> =>
  (yTrue, yPred) => {
    const { values, counted } = loss(yTrue, yPred);
    return counted ? meanLoss({ values, counted }, undefined, undefined) : values;
  };
