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

/** Values for a model's inputs or outputs: one where there is one, else a list, or an object by name. */
export type OneOrMany<T> = T | readonly T[] | Readonly<Record<string, T>>;
export type Tensors = OneOrMany<Tensor>;

/** One of the library, such as `meanSquaredError`: it stands for its class. */
type LibraryFunction = (yTrue: Tensor, yPred: Tensor) => Values;

/** What stands for a metric of one kind, or what is made of it. */
type Identifier<M> =
  | string
  | M
  | MetricClass<M>
  | SerializedObject
  | TensorFunction
  | LibraryFunction;

/**
 * A loss: a name in Keras's or TensorFlow.js's spelling, a metric of this library, its class or its function (whose declaration is
 * minimized; nothing is counted in it), Keras's configuration of a loss, or a function of tensors.
 */
export type Loss = Identifier<AnyMeanMetric>;

/** Metrics of one output, in lists however deep: names, metrics, their classes, configurations or functions; null stands for none. */
type MetricTree = Identifier<AnyMetric> | null | undefined | readonly MetricTree[];

/** For one output a list; for several a list of as many entries, or an object by output name. */
type MetricStructure = MetricTree | Readonly<Record<string, MetricTree>>;

export interface CompileArgs {
  /** An optimizer, or its name or Keras's configuration of it: then it has Keras's defaults. */
  readonly optimizer: Optimizer | SerializedOptimizer | string;
  /** One for all outputs, or one for each; null where an output has none. */
  readonly loss: Loss | readonly (Loss | null)[] | Readonly<Record<string, Loss | null>>;
  /** What each output's loss is multiplied by in the total. */
  readonly lossWeights?:
    | number
    | readonly number[]
    | Readonly<Record<string, number>>
    | null
    | undefined;
  /** Metrics that see no sample weights. */
  readonly metrics?: MetricStructure;
  /** Metrics that see sample weights and class weights. */
  readonly weightedMetrics?: MetricStructure;
  /** Takes warnings; by default they go to `console.warn`. */
  readonly onWarning?: ((warning: string) => void) | null | undefined;
}

/**
 * Loss and metrics by name. A metric that is a vector, as F1Score without an average, gives an array. To most callers all are numbers; who has
 * vectors says so: `evaluate<{ loss: number; f1_score: number[] }>(…)`.
 */
export type Logs = Record<string, number>;
/** Numbers and arrays of them, by name. It is no array itself, as `evaluate` of TensorFlow.js gives. */
export type LogsAs<L> = { readonly [Name in keyof L]: number | readonly number[] } & {
  readonly [Symbol.iterator]?: never;
};
/** The same as it is counted. */
export type AnyLogs = Record<string, number | readonly number[]>;

/** What a sample weighs: one number each, or with inner axes one for each element. */
export type SampleWeight = Tensor | TypedArray | readonly number[];

/** How far the work is. */
export interface Progress {
  /** From 0. */
  readonly epoch: number;
  readonly epochs: number;
  /** How many batches of this epoch are done. */
  readonly batch: number;
  /** How many it has; undefined where a data set does not say. */
  readonly batches: number | undefined;
  /** How long the rest of this epoch will take. */
  readonly secondsLeft: number | undefined;
  /** Since the epoch began. */
  readonly seconds: number;
  /** Whether the epoch is over, validation included. */
  readonly done: boolean;
  /** Loss and metrics so far; when it is done those of the validation too. */
  readonly logs: Readonly<Logs>;
}

/** An element of a data set: a batch. */
export interface DatasetElement {
  readonly xs: Tensors;
  readonly ys: Tensors;
  readonly sampleWeight?: Tensors;
}

/** A data set of batches, such as `tf.data` makes. */
export interface BatchDataset {
  readonly size?: number | null;
  iterator(): Promise<{ next(): Promise<{ value: unknown; done?: boolean }> }>;
}

/** An object of functions, or a callback of TensorFlow.js's classes. */
type AnyCallback = CustomCallbackArgs | { setModel(model: never): void };

interface CommonFitOptions {
  /** At which epoch to stop; 1 by default. */
  readonly epochs?: number | undefined;
  readonly initialEpoch?: number | undefined;
  /** After so many batches an epoch is over. */
  readonly batchesPerEpoch?: number | undefined;
  /** x, y and sample weights, or a data set of batches. */
  readonly validationData?:
    | readonly [x: Tensors, y: Tensors, sampleWeight?: OneOrMany<SampleWeight>]
    | BatchDataset
    | null
    | undefined;
  readonly validationBatchSize?: number | undefined;
  /** So many batches are validated at most. */
  readonly validationBatches?: number | undefined;
  /** Validate every so many epochs, or after these epochs (the first is 1). */
  readonly validationFreq?: number | readonly number[] | undefined;
  /** What samples of a class weigh; classes not named weigh 1. */
  readonly classWeight?: Readonly<Record<number, number>> | undefined;
  readonly callbacks?: AnyCallback | readonly AnyCallback[] | undefined;
  readonly yieldEvery?: 'auto' | 'batch' | 'epoch' | 'never' | number | undefined;
  /** 1 draws Keras's progress line, 2 prints a line an epoch, 0 (by default) nothing. */
  readonly verbose?: 0 | 1 | 2 | undefined;
  /** Called as an epoch goes on, and at its end. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface FitOptions extends CommonFitOptions {
  /** 32 by default. */
  readonly batchSize?: number | undefined;
  readonly shuffle?: boolean | undefined;
  readonly sampleWeight?: OneOrMany<SampleWeight> | undefined;
  /** This part of the samples, the last ones, is for validation. */
  readonly validationSplit?: number | undefined;
}

export type FitDatasetOptions = CommonFitOptions;

export interface EvaluateOptions {
  /** 32 by default. */
  readonly batchSize?: number | undefined;
  readonly sampleWeight?: OneOrMany<SampleWeight> | undefined;
  /** So many batches at most. */
  readonly batches?: number | undefined;
  readonly verbose?: 0 | 1 | 2 | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export type EvaluateDatasetOptions = Omit<EvaluateOptions, 'batchSize' | 'sampleWeight'>;

export interface BatchOptions {
  readonly sampleWeight?: OneOrMany<SampleWeight> | undefined;
  readonly classWeight?: Readonly<Record<number, number>> | undefined;
}

/** What gives loss and metrics: numbers by name, or as who calls it says. */
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

/** What compiling changes in a model. */
export interface Compiled<M extends LayersModel> {
  /**
   * The model itself, with TensorFlow.js's own methods: it is compiled for these too, with the same optimizer and loss (mean squared
   * error where an output has none) and without metrics. Both share layers and weights.
   */
  readonly plain: M;
  /** The metrics by their names in logs. `'accuracy'` is one as soon as shapes are known. */
  readonly metrics: Metrics;
  /** The names in logs: loss, metrics, and the loss of each output where there are several. */
  readonly metricsNames: string[];
  /**
   * Trains for `epochs` epochs. Rejects before anything is trained where shapes or options do not fit; bad elements, such as labels
   * that are not whole, are found as they come.
   */
  fit(x: Tensors, y: Tensors, args?: FitArgs): Promise<History>;
  /** The same on a data set of batches: `{ xs, ys }` or `{ xs, ys, sampleWeight }`. */
  fitDataset(dataset: BatchDataset, args?: FitDatasetArgs): Promise<History>;
  /** Loss and metrics over all samples, by name. */
  readonly evaluate: Counting<[x: Tensors, y: Tensors, args?: EvaluateArgs]>;
  readonly evaluateDataset: Counting<[dataset: BatchDataset, args?: EvaluateDatasetArgs]>;
  /** One step. Loss and metrics are those since `resetMetrics`, or since a `fit` or `evaluate` began. */
  readonly trainOnBatch: Counting<[x: Tensors, y: Tensors, args?: BatchArgs]>;
  readonly testOnBatch: Counting<[x: Tensors, y: Tensors, args?: BatchArgs]>;
  /** Loss and metrics forget what they have seen. */
  resetMetrics(): void;
  /** Frees the weights, and the optimizer where it was not given as an object. */
  dispose(): ReturnType<LayersModel['dispose']>;
  /** Saves the model, and how it is compiled: `loadModel` makes the same of it. */
  save(handlerOrUrl: io.IOHandler | string, config?: io.SaveConfig): Promise<io.SaveResult>;
}

/** A model that trains and evaluates as Keras does; all else is as it was. `compile` takes it to compile it anew. */
export type CompiledModel<M extends LayersModel = LayersModel> = Omit<
  M,
  keyof Compiled<M> | 'compile'
> &
  Compiled<M>;
