import type { io, Optimizer, Tensor } from '@tensorflow/tfjs-core';
import type { CustomCallbackArgs, History, LayersModel } from '@tensorflow/tfjs-layers';
import type { AnyMeanMetric } from '../core/declared-mean.ts';
import type { Values } from '../core/values-of.ts';
import type { MetricClass } from '../core/metric-class.ts';
import type { TypedArray } from '../core/tensor.ts';
import type { SerializedObject } from '../registry.ts';
import type { SerializedOptimizer } from './step/optimizers.ts';
import type { AnyMetric, Metrics } from './counting/groups.ts';
import type { TensorFunction } from './functions.ts';

export type { TensorFunction };

/** Values for a model's inputs or outputs: a single value, a list, or an object by name. */
export type OneOrMany<T> = T | readonly T[] | Readonly<Record<string, T>>;
export type Tensors = OneOrMany<Tensor>;

/** A function of the library, such as `meanSquaredError`. It stands for its class. */
type LibraryFunction = (yTrue: Tensor, yPred: Tensor) => Values;

/** An identifier of a metric of one kind. */
type Identifier<M> =
  | string
  | M
  | MetricClass<M>
  | SerializedObject
  | TensorFunction
  | LibraryFunction;

/**
 * A loss: a name in Keras's or TensorFlow.js's spelling, a metric of this library, its class or its function, Keras's configuration of a
 * loss, or a function of tensors. The declaration of a metric is minimized, and the metric itself counts nothing.
 */
export type Loss = Identifier<AnyMeanMetric>;

/** Metrics of one output, in nested lists: names, metrics, their classes, configurations or functions. null stands for none. */
type MetricTree = Identifier<AnyMetric> | null | undefined | readonly MetricTree[];

/** For one output a list. For several a list with an entry for each, or an object by output name. */
type MetricStructure = MetricTree | Readonly<Record<string, MetricTree>>;

export interface CompileArgs {
  /** An optimizer, its name, or Keras's configuration of it. A name or a configuration has Keras's defaults. */
  readonly optimizer: Optimizer | SerializedOptimizer | string;
  /** One loss for all outputs, or one for each. null for an output without a loss. */
  readonly loss: Loss | readonly (Loss | null)[] | Readonly<Record<string, Loss | null>>;
  /** The factor of each output's loss in the total. */
  readonly lossWeights?:
    | number
    | readonly number[]
    | Readonly<Record<string, number>>
    | null
    | undefined;
  /** Metrics without sample weights. */
  readonly metrics?: MetricStructure;
  /** Metrics with sample weights and class weights. */
  readonly weightedMetrics?: MetricStructure;
  /** Receives warnings. By default they go to `console.warn`. */
  readonly onWarning?: ((warning: string) => void) | null | undefined;
}

/**
 * Loss and metrics by name. A result of several numbers, such as F1Score without an average, is an array. By default the type has numbers only.
 * For arrays, state the type: `evaluate<{ loss: number; f1_score: number[] }>(…)`.
 */
export type Logs = Record<string, number>;
/** Numbers and arrays of numbers, by name. The object is not an array, unlike the result of TensorFlow.js's `evaluate`. */
export type LogsAs<L> = { readonly [Name in keyof L]: number | readonly number[] } & {
  readonly [Symbol.iterator]?: never;
};
/** Logs that may have arrays. */
export type AnyLogs = Record<string, number | readonly number[]>;

/** The weights of samples: a number for each, or with inner axes a number for each element. */
export type SampleWeight = Tensor | TypedArray | readonly number[];

/** The progress of training or evaluation. */
export interface Progress {
  /** The index of the epoch, from 0. */
  readonly epoch: number;
  readonly epochs: number;
  /** The number of finished batches in this epoch. */
  readonly batch: number;
  /** The number of batches in this epoch. Undefined where a data set does not know it. */
  readonly batches: number | undefined;
  /** The estimated seconds until the end of this epoch. */
  readonly secondsLeft: number | undefined;
  /** The seconds since the start of this epoch. */
  readonly seconds: number;
  /** Whether the epoch and its validation are finished. */
  readonly done: boolean;
  /** Loss and metrics so far. At the end they include the results of the validation. */
  readonly logs: Readonly<Logs>;
}

/** An element of a data set: a batch. */
export interface DatasetElement {
  readonly xs: Tensors;
  readonly ys: Tensors;
  readonly sampleWeight?: Tensors;
}

/** A data set of batches, as `tf.data` makes. */
export interface BatchDataset {
  readonly size?: number | null;
  iterator(): Promise<{ next(): Promise<{ value: unknown; done?: boolean }> }>;
}

/** An object of functions, or a callback of TensorFlow.js's classes. */
type AnyCallback = CustomCallbackArgs | { setModel(model: never): void };

interface CommonFitOptions {
  /** The last epoch; 1 by default. */
  readonly epochs?: number | undefined;
  readonly initialEpoch?: number | undefined;
  /** The number of batches in an epoch. */
  readonly batchesPerEpoch?: number | undefined;
  /** x, y and sample weights, or a data set of batches. */
  readonly validationData?:
    | readonly [x: Tensors, y: Tensors, sampleWeight?: OneOrMany<SampleWeight>]
    | BatchDataset
    | null
    | undefined;
  readonly validationBatchSize?: number | undefined;
  /** The largest number of validation batches. */
  readonly validationBatches?: number | undefined;
  /** The number of epochs between two validations, or a list of the epochs that end with a validation. The first epoch is 1. */
  readonly validationFreq?: number | readonly number[] | undefined;
  /** The weights of samples by class. Other classes weigh 1. */
  readonly classWeight?: Readonly<Record<number, number>> | undefined;
  readonly callbacks?: AnyCallback | readonly AnyCallback[] | undefined;
  readonly yieldEvery?: 'auto' | 'batch' | 'epoch' | 'never' | number | undefined;
  /** 1 draws Keras's progress line, 2 prints a line for each epoch, 0 (the default) prints nothing. */
  readonly verbose?: 0 | 1 | 2 | undefined;
  /** Called during an epoch, and at its end. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface FitOptions extends CommonFitOptions {
  /** 32 by default. */
  readonly batchSize?: number | undefined;
  readonly shuffle?: boolean | undefined;
  readonly sampleWeight?: OneOrMany<SampleWeight> | undefined;
  /** The share of the samples, from their end, that is used for validation. */
  readonly validationSplit?: number | undefined;
}

export type FitDatasetOptions = CommonFitOptions;

export interface EvaluateOptions {
  /** 32 by default. */
  readonly batchSize?: number | undefined;
  readonly sampleWeight?: OneOrMany<SampleWeight> | undefined;
  /** The largest number of batches. */
  readonly batches?: number | undefined;
  readonly verbose?: 0 | 1 | 2 | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export type EvaluateDatasetOptions = Omit<EvaluateOptions, 'batchSize' | 'sampleWeight'>;

export interface BatchOptions {
  readonly sampleWeight?: OneOrMany<SampleWeight> | undefined;
  readonly classWeight?: Readonly<Record<number, number>> | undefined;
}

/** A method that returns loss and metrics by name. Its type parameter is the type of the logs. */
export interface Counting<Args extends unknown[]> {
  (...args: Args): Promise<Logs>;
  <L extends LogsAs<L>>(...args: Args): Promise<L>;
}

/** As in TensorFlow.js, null stands for an option that is not given. */
export type OrNull<Options> = { readonly [Name in keyof Options]: Options[Name] | null };

export type FitArgs = OrNull<FitOptions>;
export type FitDatasetArgs = OrNull<FitDatasetOptions>;
export type EvaluateArgs = OrNull<EvaluateOptions>;
export type EvaluateDatasetArgs = OrNull<EvaluateDatasetOptions>;
export type BatchArgs = OrNull<BatchOptions>;

/** The properties of a model that compiling changes. */
export interface Compiled<M extends LayersModel> {
  /**
   * The model itself, with TensorFlow.js's own methods. It is compiled for them with the same optimizer and loss, and without metrics. An
   * output without a loss has mean squared error. Both models share layers and weights.
   */
  readonly plain: M;
  /** The metrics by their names in logs. `'accuracy'` is present once shapes are known. */
  readonly metrics: Metrics;
  /** The names in logs: loss, metrics, and with several outputs the loss of each. */
  readonly metricsNames: string[];
  /**
   * Trains for `epochs` epochs. Wrong shapes and options reject before training. Bad elements, such as labels that are not whole, are found
   * batch by batch.
   */
  fit(x: Tensors, y: Tensors, args?: FitArgs): Promise<History>;
  /** Trains on a data set of batches: `{ xs, ys }` or `{ xs, ys, sampleWeight }`. */
  fitDataset(dataset: BatchDataset, args?: FitDatasetArgs): Promise<History>;
  /** Loss and metrics over all samples, by name. */
  readonly evaluate: Counting<[x: Tensors, y: Tensors, args?: EvaluateArgs]>;
  readonly evaluateDataset: Counting<[dataset: BatchDataset, args?: EvaluateDatasetArgs]>;
  /** One training step. Returns loss and metrics since `resetMetrics`, or since the start of a `fit` or `evaluate`. */
  readonly trainOnBatch: Counting<[x: Tensors, y: Tensors, args?: BatchArgs]>;
  readonly testOnBatch: Counting<[x: Tensors, y: Tensors, args?: BatchArgs]>;
  /** Sets loss and metrics back to their empty states. */
  resetMetrics(): void;
  /** Frees the weights. Frees the optimizer unless it was given as an object. */
  dispose(): ReturnType<LayersModel['dispose']>;
  /** Saves the model and its compile configuration. `loadModel` restores both. */
  save(handlerOrUrl: io.IOHandler | string, config?: io.SaveConfig): Promise<io.SaveResult>;
}

/**
 * A model that trains and evaluates as Keras does. All other methods are those of the model. `compile` of a compiled model compiles the model
 * again.
 */
export type CompiledModel<M extends LayersModel = LayersModel> = Omit<
  M,
  keyof Compiled<M> | 'compile'
> &
  Compiled<M>;
