import * as tf from '@tensorflow/tfjs-core';
import {
  Callback,
  callbacks,
  CustomCallback,
  layers,
  type LayersModel,
  Sequential,
  sequential,
} from '@tensorflow/tfjs-layers';
import { SparseTopKCategoricalAccuracy } from 'rightly';
import { compile, type CompiledModel, type Logs } from 'rightly/tfjs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { classifier, labels, samples } from './small.ts';

let model: CompiledModel;
let x: tf.Tensor2D;
let y: tf.Tensor1D;

beforeAll(async () => {
  await tf.setBackend('cpu');
});

beforeEach(() => {
  model = compile(classifier(), {
    // Nothing is learned, so the monitored value stays.
    optimizer: { class_name: 'SGD', config: { learning_rate: 0 } },
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy', new SparseTopKCategoricalAccuracy({ k: 3, name: 'top3' })],
  });
  x = samples(10);
  y = labels(10);
});

/** Records the calls of its methods and their arguments. */
class Recorder extends Callback {
  readonly calls: [string, number | undefined, string[]][] = [];
  #note(name: string, index?: number, logs?: object): Promise<void> {
    this.calls.push([name, index, Object.keys(logs ?? {})]);
    return Promise.resolve();
  }
  override onTrainBegin = (): Promise<void> => this.#note('train begins');
  override onTrainEnd = (): Promise<void> => this.#note('train ends');
  override onEpochBegin = (epoch: number): Promise<void> => this.#note('epoch begins', epoch);
  override onEpochEnd = (epoch: number, logs?: object): Promise<void> =>
    this.#note('epoch ends', epoch, logs);
  override onBatchBegin = (batch: number): Promise<void> => this.#note('batch begins', batch);
  override onBatchEnd = (batch: number, logs?: object): Promise<void> =>
    this.#note('batch ends', batch, logs);
}

test('Callbacks are called in order, with logs of numbers', async () => {
  const recorder = new Recorder();
  await model.fit(x, y, { batchSize: 8, epochs: 2, validationData: [x, y], callbacks: recorder });
  const batch = ['batch', 'size', 'loss', 'accuracy', 'top3'];
  const epoch = ['loss', 'accuracy', 'top3', 'val_loss', 'val_accuracy', 'val_top3'];
  const epochCalls = (i: number): Recorder['calls'] => [
    ['epoch begins', i, []],
    ['batch begins', 0, []],
    ['batch ends', 0, batch],
    ['batch begins', 1, []],
    ['batch ends', 1, batch],
    ['epoch ends', i, epoch],
  ];
  expect(recorder.calls).toEqual([
    ['train begins', undefined, []],
    ...epochCalls(0),
    ...epochCalls(1),
    ['train ends', undefined, []],
  ]);
  expect(recorder.params).toMatchObject({ epochs: 2, batchSize: 8, steps: 2, doValidation: true });
});

test('Plain objects, custom callbacks and callbacks mix', async () => {
  const seen: [string, Logs][] = [];
  const note = (name: string) => (_: number, logs?: Logs) => void seen.push([name, { ...logs }]);
  const recorder = new Recorder();
  await model.fit(x, y, {
    batchSize: 8,
    callbacks: [
      { onBatchEnd: note('plain'), onEpochEnd: note('plain epoch') },
      new CustomCallback({ onBatchEnd: note('custom') }),
      recorder,
    ],
  });
  expect(seen.map(([name]) => name)).toEqual(['plain', 'custom', 'plain', 'custom', 'plain epoch']);
  const [running, , whole] = seen.map(([, logs]) => logs);
  // After the first batch the result of 8 samples, after the second that of all 10.
  expect(running!['accuracy']! * 8).toBeCloseTo(Math.round(running!['accuracy']! * 8), 12);
  expect(whole).toEqual({ ...seen.at(-1)![1], batch: 1, size: 2 });
  expect(recorder.calls).toHaveLength(8);
});

test('A callback’s model is the compiled one', async () => {
  let given: unknown;
  const results: Logs[] = [];
  class Own extends Callback {
    override async onEpochEnd(): Promise<void> {
      given = this.model;
      results.push(await (this.model as unknown as CompiledModel).evaluate(x, y));
    }
  }
  const { history } = await model.fit(x, y, { callbacks: new Own() });
  expect(given).toBe(model);
  expect(Object.keys(results[0]!)).toEqual(['loss', 'accuracy', 'top3']);
  expect(history['top3']).toEqual([results[0]!['top3']]);
});

test('The history is the model’s, and fit’s', async () => {
  const history = await model.fit(x, y, { epochs: 3, initialEpoch: 1 });
  expect(history.epoch).toEqual([1, 2]);
  expect((model as unknown as LayersModel).history).toBe(history);
  expect(Object.keys(history.history)).toEqual(['loss', 'accuracy', 'top3']);
});

/** A model that learns, so that its score rises. */
const learning = (): CompiledModel =>
  compile(classifier(), {
    optimizer: { class_name: 'Adam', config: { learning_rate: 0.2 } },
    loss: 'sparse_categorical_crossentropy',
    metrics: [new SparseTopKCategoricalAccuracy({ k: 1, name: 'best' })],
  });

const slow = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 90));

describe('Training stops', () => {
  test('when model.stopTraining is set, after the batch', async () => {
    const batches: number[] = [];
    const onBatchEnd = (batch: number): void => {
      batches.push(batch);
      model.stopTraining = batch === 1;
    };
    const { epoch } = await model.fit(x, y, { batchSize: 2, epochs: 5, callbacks: { onBatchEnd } });
    expect([batches, epoch]).toEqual([[0, 1], [0]]);
    expect(model.plain.stopTraining).toBe(true);
    const again = await model.fit(x, y, { epochs: 2 });
    expect(again.epoch).toEqual([0, 1]);
  });

  test.each(['val_top3', 'top3', 'val_loss'])(
    'by EarlyStopping when %s is no better than before',
    async (monitor) => {
      const { epoch } = await model.fit(x, y, {
        epochs: 10,
        validationData: [x, y],
        callbacks: callbacks.earlyStopping({ monitor, patience: 3 }),
      });
      expect(epoch).toHaveLength(4);
    },
  );

  test('by EarlyStopping with the direction of the metric', async () => {
    // By its name alone TensorFlow.js would treat it as a loss.
    const monitor = 'best';
    const epochsOf = async (mode: 'auto' | 'min'): Promise<number> => {
      const { epoch } = await learning().fit(x, tf.mod(labels(10), 2), {
        epochs: 60,
        shuffle: false,
        callbacks: callbacks.earlyStopping({ monitor, mode, patience: 20 }),
      });
      return epoch.length;
    };
    const [auto, min] = [await epochsOf('auto'), await epochsOf('min')];
    expect(auto, `${auto} epochs, and ${min} where less is better`).toBeGreaterThan(min);
  });
});

describe('onProgress gets', () => {
  test('the end of an epoch, with the results of the validation', async () => {
    const seen: object[] = [];
    const { history } = await model.fit(x, y, {
      batchSize: 4,
      epochs: 2,
      shuffle: false,
      validationData: [x, y],
      onProgress: (progress) => seen.push(progress),
    });
    const logs = Object.fromEntries(
      Object.entries(history).map(([name, values]) => [name, values[0]]),
    );
    const done = { epochs: 2, batch: 3, batches: 3, secondsLeft: 0, done: true };
    expect(seen.filter((progress) => 'done' in progress && progress.done)).toEqual([
      { ...done, epoch: 0, seconds: expect.any(Number), logs },
      { ...done, epoch: 1, seconds: expect.any(Number), logs },
    ]);
  });

  test('the progress of an epoch, with the remaining time', async () => {
    const seen: { batch: number; secondsLeft: number | undefined; logs: Logs }[] = [];
    await model.fit(x, y, {
      batchSize: 1,
      callbacks: { onBatchBegin: slow },
      onProgress: (progress) => {
        if (!progress.done) seen.push(progress);
      },
    });
    expect(seen.length).toBeGreaterThan(1);
    const first = seen[0]!;
    expect(first.secondsLeft).toBeGreaterThan(0);
    expect(seen.map(({ batch }) => batch)).toEqual(
      seen.map(({ batch }) => batch).sort((m, n) => m - n),
    );
    expect(Object.keys(first.logs)).toEqual(['loss', 'accuracy', 'top3']);
  });
});

test('Other tasks run during training, with and without callbacks', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  const busy = compile(classifier(), {
    optimizer: 'sgd',
    loss: 'sparse_categorical_crossentropy',
    metrics: [
      (_, p) => {
        const until = tf.util.now() + 5;
        while (tf.util.now() < until);
        return tf.max(p, -1);
      },
    ],
  });
  await busy.fit(x, y, { batchSize: 1, yieldEvery: 'never' });
  const never = turns;
  await busy.fit(x, y, { batchSize: 1, yieldEvery: 1 });
  clearInterval(timer);
  expect(never).toBe(0);
  expect(turns).toBeGreaterThan(3);
});

const size = (_: tf.Tensor, p: tf.Tensor): tf.Tensor => tf.scalar(p.shape[0]);

test('A validation split has batches of its own size', async () => {
  const sizes = compile(classifier(), {
    optimizer: 'sgd',
    loss: 'sparse_categorical_crossentropy',
    metrics: [size],
  });
  const options = { validationSplit: 0.4, batchSize: 3 };
  const { history } = await sizes.fit(x, y, { ...options, validationBatchSize: 2 });
  expect([history['size'], history['val_size']]).toEqual([[3], [2]]);
  const { history: same } = await sizes.fit(x, y, { ...options, batchSize: 2 });
  expect(same['val_size']).toEqual([2]);
});

test('An evaluation calls onProgress too', async () => {
  const seen: { readonly done: boolean }[] = [];
  const logs = await model.evaluate(x, y, { batchSize: 4, onProgress: (p) => seen.push(p) });
  // On a slow machine progress is reported less often.
  expect(seen.filter(({ done }) => done)).toEqual([seen.at(-1)]);
  expect(seen.at(-1)).toEqual({
    epoch: 0,
    epochs: 1,
    batch: 3,
    batches: 3,
    seconds: expect.any(Number),
    secondsLeft: 0,
    done: true,
    logs,
  });
});

test('All other properties are those of the model', () => {
  const { plain } = model;
  const face = model as unknown as LayersModel;
  expect(face).toBeInstanceOf(Sequential);
  expect([face.constructor, face.getClassName()]).toEqual([Sequential, 'Sequential']);
  expect(face.layers).toBe(plain.layers);
  expect(JSON.parse(face.toJSON() as string)).toMatchObject({ class_name: 'Sequential' });
});

test('A layer may be frozen after compile; to train it again, compile again', async () => {
  const first = layers.dense({ units: 4, inputShape: [3] });
  const last = layers.dense({ units: 4, activation: 'softmax' });
  const args = { optimizer: 'adam', loss: 'sparse_categorical_crossentropy' };
  const deep = compile(sequential({ layers: [first, last] }), args);
  const kernels = (): number[][] =>
    [first, last].map((layer) => Array.from(layer.getWeights()[0]!.dataSync()));
  /** The weights that a fit changes. */
  const trained = async (compiled: typeof deep): Promise<boolean[]> => {
    const before = kernels();
    await compiled.fit(x, y);
    return kernels().map((kernel, i) => kernel.some((w, j) => w !== before[i]![j]));
  };
  expect(await trained(deep)).toEqual([true, true]);
  first.trainable = false;
  expect(await trained(deep)).toEqual([false, true]);
  const again = compile(deep.plain, args);
  first.trainable = true;
  expect(await trained(again)).toEqual([false, true]);
  expect(await trained(compile(deep.plain, args))).toEqual([true, true]);
});
