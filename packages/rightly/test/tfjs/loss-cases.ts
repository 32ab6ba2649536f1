import {
  type AnyMeanMetric,
  BinaryCrossentropy,
  BinaryFocalCrossentropy,
  CategoricalCrossentropy,
  CategoricalFocalCrossentropy,
  CategoricalHinge,
  CosineSimilarity,
  Dice,
  Hinge,
  Huber,
  KLDivergence,
  LogCoshError,
  MeanAbsoluteError,
  MeanAbsolutePercentageError,
  MeanSquaredError,
  MeanSquaredLogarithmicError,
  Poisson,
  RootMeanSquaredError,
  SparseCategoricalCrossentropy,
  SquaredHinge,
  Tversky,
  type Config,
} from 'rightly';
import binaryCrossentropy from '../../../../fixtures/keras-3.6/losses/binary_crossentropy.jsonl?raw';
import binaryFocalCrossentropy from '../../../../fixtures/keras-3.6/losses/binary_focal_crossentropy.jsonl?raw';
import categoricalCrossentropy from '../../../../fixtures/keras-3.6/losses/categorical_crossentropy.jsonl?raw';
import categoricalFocalCrossentropy from '../../../../fixtures/keras-3.6/losses/categorical_focal_crossentropy.jsonl?raw';
import categoricalHinge from '../../../../fixtures/keras-3.6/losses/categorical_hinge.jsonl?raw';
import cosineSimilarity from '../../../../fixtures/keras-3.6/losses/cosine_similarity.jsonl?raw';
import dice from '../../../../fixtures/keras-3.6/losses/dice.jsonl?raw';
import hinge from '../../../../fixtures/keras-3.6/losses/hinge.jsonl?raw';
import huber from '../../../../fixtures/keras-3.6/losses/huber.jsonl?raw';
import klDivergence from '../../../../fixtures/keras-3.6/losses/kl_divergence.jsonl?raw';
import logCoshError from '../../../../fixtures/keras-3.6/losses/log_cosh_error.jsonl?raw';
import meanAbsoluteError from '../../../../fixtures/keras-3.6/losses/mean_absolute_error.jsonl?raw';
import meanAbsolutePercentageError from '../../../../fixtures/keras-3.6/losses/mean_absolute_percentage_error.jsonl?raw';
import meanSquaredError from '../../../../fixtures/keras-3.6/losses/mean_squared_error.jsonl?raw';
import meanSquaredLogarithmicError from '../../../../fixtures/keras-3.6/losses/mean_squared_logarithmic_error.jsonl?raw';
import poisson from '../../../../fixtures/keras-3.6/losses/poisson.jsonl?raw';
import rootMeanSquaredError from '../../../../fixtures/keras-3.6/losses/root_mean_squared_error.jsonl?raw';
import sparseCategoricalCrossentropy from '../../../../fixtures/keras-3.6/losses/sparse_categorical_crossentropy.jsonl?raw';
import squaredHinge from '../../../../fixtures/keras-3.6/losses/squared_hinge.jsonl?raw';
import tversky from '../../../../fixtures/keras-3.6/losses/tversky.jsonl?raw';
import { type Recipe } from './recipes.ts';

/* Keras's answers for the losses, with inputs that TensorFlow.js can hold. */

type Recorded = readonly [dtype: string, shape: number[], data: number[]];

export interface LossCase {
  readonly title: string;
  readonly metric: () => AnyMeanMetric;
  readonly batches: readonly {
    readonly yTrue: Recipe;
    readonly yPred: Recipe;
    readonly sampleWeight?: Recipe | number;
  }[];
  /** Without sums where a scalar weight gives other sums in Keras. */
  readonly expected: { readonly result: number; readonly total?: number; readonly count?: number };
  /** The scale of the numbers in a value: percentages are 100 times their inputs. */
  readonly scale: number;
}

interface Line {
  readonly config: Config;
  readonly updates: readonly {
    readonly yTrue: Recorded;
    readonly yPred: Recorded;
    readonly sampleWeight?: Recorded;
  }[];
  readonly total: number;
  readonly count: number;
  readonly result: number;
}

/** Classes, and Keras's answers. */
const recorded = {
  BinaryCrossentropy: [BinaryCrossentropy, binaryCrossentropy],
  BinaryFocalCrossentropy: [BinaryFocalCrossentropy, binaryFocalCrossentropy],
  CategoricalCrossentropy: [CategoricalCrossentropy, categoricalCrossentropy],
  CategoricalFocalCrossentropy: [CategoricalFocalCrossentropy, categoricalFocalCrossentropy],
  CategoricalHinge: [CategoricalHinge, categoricalHinge],
  CosineSimilarity: [CosineSimilarity, cosineSimilarity],
  Dice: [Dice, dice],
  Hinge: [Hinge, hinge],
  Huber: [Huber, huber],
  KLDivergence: [KLDivergence, klDivergence],
  LogCoshError: [LogCoshError, logCoshError],
  MeanAbsoluteError: [MeanAbsoluteError, meanAbsoluteError],
  MeanAbsolutePercentageError: [MeanAbsolutePercentageError, meanAbsolutePercentageError],
  MeanSquaredError: [MeanSquaredError, meanSquaredError],
  MeanSquaredLogarithmicError: [MeanSquaredLogarithmicError, meanSquaredLogarithmicError],
  Poisson: [Poisson, poisson],
  RootMeanSquaredError: [RootMeanSquaredError, rootMeanSquaredError],
  SparseCategoricalCrossentropy: [SparseCategoricalCrossentropy, sparseCategoricalCrossentropy],
  SquaredHinge: [SquaredHinge, squaredHinge],
  Tversky: [Tversky, tversky],
} as const;

type Name = keyof typeof recorded;

export const lossNames = Object.keys(recorded) as readonly Name[];

interface Configurable {
  fromConfig(config: Config): AnyMeanMetric;
}

/** Inputs are rounded from float64 where that changes nothing. */
function toRecipe([dtype, shape, data]: Recorded): Recipe | undefined {
  const isWhole = dtype.startsWith('int');
  const numbers = dtype === 'float32' ? data.map(Math.fround) : data;
  const held = numbers.every((x) => (isWhole ? x | 0 : Math.fround(x)) === x);
  return held ? { data: numbers, shape, dtype: isWhole ? 'int32' : 'float32' } : undefined;
}

/**
 * Binary cross-entropies are cut where a probability is 1 - 1e-7, which is 1 - 1.2e-7 in float32. There Keras has another answer in
 * float64. Logits of 15 and more have such probabilities.
 */
const isBeyond = ([dtype, , data]: Recorded): boolean =>
  dtype === 'float64' &&
  data.some((x) => Math.abs(x) > 1 - 1e-7 && (Math.abs(x) <= 1 || Math.abs(x) > 15));

function toCase(name: Name, line: string, i: number): LossCase[] {
  const { config, updates, total, count, result } = JSON.parse(line) as Line;
  const batches = updates.map(({ yTrue, yPred, sampleWeight }) => ({
    yTrue: toRecipe(yTrue),
    yPred: toRecipe(yPred),
    ...(sampleWeight && {
      sampleWeight: sampleWeight[1].length === 0 ? sampleWeight[2][0]! : toRecipe(sampleWeight),
    }),
  }));
  if (batches.some((batch) => Object.values(batch).includes(undefined))) return [];
  if (name.startsWith('Binary') && updates.some(({ yPred }) => isBeyond(yPred))) return [];
  const hasScalar = batches.some(({ sampleWeight }) => typeof sampleWeight === 'number');
  return [
    {
      title: `${name} ${i + 1} ${JSON.stringify(config)}`,
      metric: () => (recorded[name][0] as Configurable).fromConfig(config),
      batches: batches as LossCase['batches'],
      expected: hasScalar ? { result } : { result, total, count },
      scale: name === 'MeanAbsolutePercentageError' ? 100 : 1,
    },
  ];
}

export const lossCases = (name: Name): LossCase[] =>
  recorded[name][1]
    .trim()
    .split('\n')
    .flatMap((line, i) => toCase(name, line, i));
