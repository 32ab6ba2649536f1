import * as tf from '@tensorflow/tfjs-core';
import { callbacks } from '@tensorflow/tfjs-layers';
import { type BatchDataset, compile, type CompileArgs, type CompiledModel } from 'rightly/tfjs';
import { get } from 'rightly/registry';
import {
  type CallRecord,
  type ClassAndConfig,
  type CompileRecord,
  type Figure,
  type FitRun,
  isFitRun,
  type Logs,
  type Run,
} from './fixture.ts';
import { buildModel } from './model.ts';
import { tensorsOf } from './tensors.ts';

type Tensors = tf.Tensor | readonly tf.Tensor[] | Readonly<Record<string, tf.Tensor>>;

/** One result, or one for each epoch. */
export type LoggedMetrics = Figure | readonly Figure[];

/** The results of a run, beside Keras's. */
export interface Outcome {
  readonly got: Record<string, LoggedMetrics>;
  readonly wanted: Record<string, LoggedMetrics>;
}

/** Repeats Keras's run with TensorFlow.js. */
export async function repeat(run: Run): Promise<Outcome> {
  const plain = buildModel(run);
  const model = compile(plain, compileArgs(run.compile));
  const data = tensorsOf(run);
  const outcome: Outcome = { got: {}, wanted: {} };
  const note = (place: string, got: object, wanted: object): void => {
    Object.assign(outcome.got, prefixed(place, got));
    Object.assign(outcome.wanted, prefixed(place, wanted));
  };
  const batchSize = run.fit.batch_size;
  if (isFitRun(run)) {
    const history = await fit(model, run, data);
    note('', { ...history.history, epoch: history.epoch }, { ...run.logs, epoch: run.epochs });
  } else
    for (const [i, call] of run.calls.entries())
      note(`call ${i} ${call.call} `, await repeatCall(model, call, data, batchSize), call.logs);
  if (run.evaluate)
    note('evaluate ', await model.evaluate(data.x, data.y, { batchSize }), run.evaluate);
  if (run.evaluate_weighted) {
    const options = { batchSize, sampleWeight: data.sample_weight };
    note(
      'weighted evaluate ',
      await model.evaluate(data.x, data.y, options),
      run.evaluate_weighted,
    );
  }
  plain.layers
    .filter((layer) => layer.weights.length > 0)
    .forEach((layer) => {
      const index = run.model.layers.findIndex(({ name }) => name === layer.name);
      layer.getWeights().forEach((weight, w) => {
        const [, , after] = run.weights_after[index]![w]!;
        note(`${layer.name} ${w} `, { weights: [...weight.dataSync()] }, { weights: after });
      });
    });
  tf.dispose(data as never);
  model.dispose();
  return outcome;
}

const prefixed = (place: string, logs: object): Record<string, LoggedMetrics> =>
  Object.fromEntries(
    Object.entries(logs as Record<string, LoggedMetrics>).map(([name, values]) => [
      place + name,
      values,
    ]),
  );

async function fit(model: CompiledModel, run: FitRun, data: ReturnType<typeof tensorsOf>) {
  const { fit: options } = run;
  const common = {
    epochs: options.epochs,
    initialEpoch: options.initial_epoch,
    batchesPerEpoch: options.steps_per_epoch,
    classWeight: options.class_weight,
    validationFreq: options.validation_freq,
    validationBatches: options.validation_steps,
    callbacks: options.early_stopping && callbacks.earlyStopping(options.early_stopping),
  };
  const { x, y, sample_weight: sampleWeight, validation } = data;
  const { batch_size: batchSize } = options;
  if (options.dataset)
    return model.fitDataset(datasetOf(batchSize, x, y, sampleWeight), {
      ...common,
      validationData: validation && datasetOf(batchSize, ...validation),
    });
  return model.fit(x, y, {
    ...common,
    batchSize,
    sampleWeight,
    shuffle: false,
    validationData: validation,
    validationSplit: options.validation_split,
  });
}

async function repeatCall(
  model: CompiledModel,
  { call, rows: [from, to], weighted, class_weight: classWeight }: CallRecord,
  data: ReturnType<typeof tensorsOf>,
  batchSize: number,
): Promise<Logs> {
  const slice = (tensors: Tensors): Tensors => inEach(tensors, (t) => tf.slice(t, from, to - from));
  const [x, y] = [slice(data.x), slice(data.y)];
  const sampleWeight = weighted && slice(data.sample_weight!);
  try {
    if (call === 'evaluate') return await model.evaluate(x, y, { batchSize, sampleWeight });
    if (call === 'test_on_batch') return await model.testOnBatch(x, y, { sampleWeight });
    const options = {
      sampleWeight,
      classWeight,
    };
    if (call === 'train_on_batch') return await model.trainOnBatch(x, y, options);
    const { history } = await model.fit(x, y, { ...options, batchSize, shuffle: false });
    return Object.fromEntries(
      Object.entries(history).map(([name, values]) => [name, values.at(-1) as Figure]),
    );
  } finally {
    tf.dispose([x, y, sampleWeight] as never);
  }
}

/** Batches as a data set returns them. */
export function datasetOf(
  batchSize: number,
  x: Tensors,
  y: Tensors,
  sampleWeight?: Tensors,
): BatchDataset {
  const [first] = x instanceof tf.Tensor ? [x] : Object.values(x);
  const n = first!.shape[0];
  return {
    iterator: async () => {
      let start = 0;
      return {
        next: async () => {
          if (start >= n) return { value: null, done: true };
          const slice = (tensors: Tensors): Tensors =>
            inEach(tensors, (t) => tf.slice(t, start, Math.min(batchSize, n - start)));
          const value = {
            xs: slice(x),
            ys: slice(y),
            ...(sampleWeight && { sampleWeight: slice(sampleWeight) }),
          };
          start += batchSize;
          return { value, done: false };
        },
      };
    },
  };
}

function inEach(tensors: Tensors, change: (t: tf.Tensor) => tf.Tensor): Tensors {
  if (tensors instanceof tf.Tensor) return change(tensors);
  if (Array.isArray(tensors)) return (tensors as readonly tf.Tensor[]).map(change);
  return Object.fromEntries(Object.entries(tensors).map(([name, t]) => [name, change(t)]));
}

export const compileArgs = (record: CompileRecord): CompileArgs => ({
  optimizer: record.optimizer,
  loss: record.loss,
  lossWeights: record.loss_weights,
  metrics: metricsOf(record.metrics) as CompileArgs['metrics'],
  weightedMetrics: metricsOf(record.weighted_metrics) as CompileArgs['metrics'],
  // Some runs have accuracies without meaning.
  onWarning: () => {},
});

/** The same structure, with instances for configurations. */
function metricsOf(record: unknown): unknown {
  if (typeof record === 'string' || record === undefined || record === null) return record;
  if (Array.isArray(record)) return record.map(metricsOf);
  if ('class_name' in Object(record)) return get(record as ClassAndConfig);
  return Object.fromEntries(Object.entries(record).map(([name, part]) => [name, metricsOf(part)]));
}
