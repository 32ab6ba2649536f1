import type { Optimizer, Tensor, TensorContainer } from '@tensorflow/tfjs-core';
import type { LayersModel, ModelFitArgs, ModelFitDatasetArgs } from '@tensorflow/tfjs-layers';
import type { BatchDataset } from 'rightly/tfjs';

/* A program for TensorFlow.js as users write it. It runs with TensorFlow.js's own compile, and with that of this library. */

type Tensors = Tensor | Tensor[];
type TensorFunction = (yTrue: Tensor, yPred: Tensor) => Tensor;

export interface ProgramArgs {
  readonly optimizer: Optimizer;
  readonly loss: string | TensorFunction | (string | TensorFunction)[];
  readonly metrics?: (string | TensorFunction)[];
}

/** The methods that both kinds of compiled models share. */
export interface Trained {
  fit(x: Tensors, y: Tensors, args: ModelFitArgs): Promise<{ history: object }>;
  fitDataset(
    dataset: BatchDataset,
    args: ModelFitDatasetArgs<TensorContainer>,
  ): Promise<{ history: object }>;
  predict(x: Tensors): Tensors;
}

/** The arguments of a program. */
export interface Kit {
  readonly compile: (model: LayersModel, args: ProgramArgs) => Trained;
  /** The results of an evaluation, the loss first. */
  readonly evaluate: (
    model: Trained,
    x: Tensors,
    y: Tensors,
    batchSize: number,
  ) => Promise<number[]>;
  /** The loss of one step. */
  readonly step: (model: Trained, x: Tensors, y: Tensors) => Promise<number>;
  /** Receives objects that are disposed of when the program ends, also after an error. */
  readonly own: <T extends { dispose(): unknown }>(one: T) => T;
}

/** The results of a program, by name. */
export type Came = Readonly<Record<string, readonly number[]>>;

export interface Program {
  readonly title: string;
  /** The feature that TensorFlow.js lacks to train it on WebAssembly. */
  readonly lacks?: string;
  run(kit: Kit): Promise<Came>;
}

/** The history of a fit, by name. */
export const cameTo = ({ history }: { history: object }): Came => history as Came;

export const numbersOf = (t: Tensor | Tensor[]): number[] =>
  [t].flat().flatMap((one) => Array.from(one.dataSync()));

/** The predictions of a model for x. */
export function said(model: Pick<Trained, 'predict'>, x: Tensors): number[] {
  const predictions = [model.predict(x)].flat();
  const numbers = numbersOf(predictions);
  for (const t of predictions) t.dispose();
  return numbers;
}
