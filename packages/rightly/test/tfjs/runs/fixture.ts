import type { CompileConfig } from 'rightly/tfjs';
import correlationLines from '../../../../../fixtures/keras-3.15/training-catalogue.jsonl?raw';
import programLines from '../../../../../fixtures/keras-3.6/training-programs.jsonl?raw';
import catalogueLines from '../../../../../fixtures/keras-3.6/training-catalogue.jsonl?raw';
import lines from '../../../../../fixtures/keras-3.6/training.jsonl?raw';

/** A recorded tensor, with its numbers flat in row-major order. */
export type Recorded = readonly [
  dtype: 'float32' | 'int32',
  shape: readonly number[],
  data: readonly number[],
];
/** A value for one input or output, or for several, in order or by name. */
export type OneOrMore<T> = T | readonly T[] | { readonly [name: string]: T };

export interface ClassAndConfig {
  readonly class_name: string;
  /** The options with Keras's keys. Options that are left out have their defaults. */
  readonly config: { readonly [key: string]: unknown };
}

export interface LayerRecord extends ClassAndConfig {
  readonly name: string;
  /** The inputs and layers that the model takes. */
  readonly from: readonly string[];
  readonly weights: readonly Recorded[];
}

export interface ModelRecord {
  readonly sequential: boolean;
  /** The shape of each input, without the batch. */
  readonly inputs: { readonly [name: string]: readonly number[] };
  readonly layers: readonly LayerRecord[];
  readonly outputs: readonly string[];
}

export type MetricRecord = string | ClassAndConfig;
type LossRecord = string | ClassAndConfig;
export type MetricsRecord =
  | readonly (MetricRecord | readonly MetricRecord[])[]
  | { readonly [output: string]: MetricRecord | readonly MetricRecord[] };

export interface CompileRecord {
  readonly optimizer: ClassAndConfig;
  readonly loss:
    | LossRecord
    | readonly (LossRecord | null)[]
    | { readonly [output: string]: LossRecord };
  readonly loss_weights?: readonly number[] | { readonly [output: string]: number };
  readonly metrics?: MetricsRecord;
  readonly weighted_metrics?: MetricsRecord;
}

/** Training data, in a form that holds its tensors. */
export interface Data<T> {
  readonly x: OneOrMore<T>;
  readonly y: OneOrMore<T>;
  readonly sample_weight?: OneOrMore<T>;
  readonly validation?: readonly [x: OneOrMore<T>, y: OneOrMore<T>, weights?: OneOrMore<T>];
}

export interface FitRecord {
  readonly epochs: number;
  /** For evaluate too. */
  readonly batch_size: number;
  /** Whether the data and the validation data are passed as a dataset of batches. */
  readonly dataset?: true;
  readonly class_weight?: ClassWeights;
  readonly validation_split?: number;
  readonly validation_freq?: number | readonly number[];
  readonly validation_steps?: number;
  readonly initial_epoch?: number;
  readonly steps_per_epoch?: number;
  readonly early_stopping?: { readonly monitor: string; readonly patience: number };
}

export interface ClassWeights {
  readonly [label: string]: number;
}
/** A result: a number, or an array where the metric has several results. */
export type Figure = number | readonly number[];
export interface Logs {
  readonly [name: string]: Figure;
}

/** A call on the rows [from, to). Fit and evaluate cut them into batches of fit.batch_size. Fit runs one epoch. */
export interface CallRecord {
  readonly call: 'train_on_batch' | 'test_on_batch' | 'fit' | 'evaluate';
  readonly rows: readonly [from: number, to: number];
  /** With sample_weight. */
  readonly weighted?: true;
  readonly class_weight?: ClassWeights;
  readonly logs: Logs;
}

interface RunBase {
  readonly title: string;
  readonly model: ModelRecord;
  readonly compile: CompileRecord;
  /** The same in Keras's format. */
  readonly compile_config: CompileConfig;
  readonly data: Data<Recorded>;
  readonly fit: FitRecord;
  /** The outputs for the first rows, before training, with a tensor for each output. */
  readonly predictions: readonly Recorded[];
  /** The results on the training data, after training. They are left out where Keras's metrics ignore a mask. */
  readonly evaluate?: Logs;
  /** The same with sample_weight. */
  readonly evaluate_weighted?: Logs;
  /** The weights of each layer. */
  readonly weights_after: readonly (readonly Recorded[])[];
}

/** A run by `fit`. */
export interface FitRun extends RunBase {
  /** The history. */
  readonly logs: { readonly [name: string]: readonly Figure[] };
  readonly epochs: readonly number[];
}

/** A run by calls, one after the other on one model. */
export interface CallsRun extends RunBase {
  readonly calls: readonly CallRecord[];
}

export type Run = FitRun | CallsRun;

const read = (text: string): readonly Run[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Run);

/** Keras's training runs with accuracies and losses. */
export const runs = read(lines);

/** Keras's training runs with metrics of thresholds, classes and regression. */
export const catalogueRuns: readonly Run[] = [catalogueLines, correlationLines].flatMap(read);

/** Keras's runs of small programs. */
export const programRuns: readonly Run[] = read(programLines).flatMap((run) =>
  run.model.layers.some(({ name }) => name === 'masking_marks') ? [run, withOneMask(run)] : [run],
);

/** The same with a mask on one of two branches. TensorFlow.js joins the mask with ones, which come from a layer with weights. */
function withOneMask(run: Run): Run {
  const { layers } = run.model;
  const gone = layers.findIndex(({ name }) => name === 'masking_marks');
  const [source] = layers[gone]!.from;
  return {
    ...run,
    title: 'a branch with a mask and one without',
    model: {
      ...run.model,
      layers: layers
        .filter((_, i) => i !== gone)
        .map((own) =>
          Object.assign({}, own, {
            from: own.from.map((name) => (name === 'masking_marks' ? source! : name)),
          }),
        ),
    },
    weights_after: run.weights_after.filter((_, i) => i !== gone),
  };
}

export const isFitRun = (run: Run): run is FitRun => 'logs' in run;
