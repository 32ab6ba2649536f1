import type { SymbolicTensor } from '@tensorflow/tfjs-layers';
import type { Metric } from '../../core/metric.ts';
import type { Minimized } from '../step/losses.ts';

const binary = new Set(['BinaryCrossentropy', 'BinaryFocalCrossentropy']);

/** The metrics that `'accuracy'` can be. */
const meanings: Readonly<Record<string, string>> = {
  binary_accuracy: 'how often the truth is 1 where the prediction is above 0.5, and 0 elsewhere',
  categorical_accuracy: 'how often the unit of the highest prediction is that of the highest truth',
  sparse_categorical_accuracy:
    'how often the unit of the highest prediction is the one that the truth names',
};

/** Losses of numbers instead of classes. */
const ofNumbers = new Set([
  'MeanSquaredError',
  'MeanAbsoluteError',
  'MeanAbsolutePercentageError',
  'MeanSquaredLogarithmicError',
  'LogCosh',
  'LogCoshError',
  'Huber',
  'Poisson',
]);

/** Activations of layers whose outputs are probabilities. */
const ofProbabilities = new Set(['softmax', 'Softmax', 'sigmoid', 'hardSigmoid']);

/**
 * A warning for cases where Keras's rule for `'accuracy'` may give another metric than the user expects. It says which metric the rule gives, and
 * how to get the other one. `name` is the name in logs.
 */
export function accuracyWarning(
  name: string,
  metric: Metric,
  minimized: Minimized | undefined,
  output: SymbolicTensor,
): string | undefined {
  if (typeof minimized !== 'object') return undefined;
  const { class_name: loss } = minimized.toJSON();
  const isBinary = metric.name === 'binary_accuracy';
  const became = `compile: by the shapes, ${name} is ${metric.name}: ${meanings[metric.name]!}.`;
  if (!isBinary && binary.has(loss))
    return `${became} The loss is ${minimized.name} of several units: write 'binary_accuracy' for how often each unit is right.`;
  if (ofNumbers.has(loss) && !ofProbabilities.has(lastActivation(output)))
    return `${became} The loss is ${minimized.name}: for a regression write 'mae' or 'r2_score', or 'categorical_accuracy' or 'binary_accuracy' if that is meant.`;
  return undefined;
}

interface LastLayer {
  readonly activation?: { getClassName(): string } | undefined;
  readonly outputs?: readonly SymbolicTensor[];
  getClassName(): string;
}

/** The class of an output's last activation, or of its layer if there is none. */
function lastActivation({ sourceLayer, outputTensorIndex = 0 }: SymbolicTensor): string {
  const { activation, outputs } = sourceLayer as LastLayer;
  if (outputs) return lastActivation(outputs[outputTensorIndex]!);
  return (activation ?? sourceLayer).getClassName();
}
