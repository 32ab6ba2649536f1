import * as tf from '@tensorflow/tfjs-core';
import { type LayersModel, loadLayersModel } from '@tensorflow/tfjs-layers';
import {
  BinaryAccuracy,
  CategoricalCrossentropy,
  Huber,
  SparseCategoricalAccuracy,
  SparseCategoricalCrossentropy,
  SparseTopKCategoricalAccuracy,
} from 'rightly';
import { compile, type CompileArgs, fromCompileConfig, loadModel, type Loss } from 'rightly/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { handler, saved } from './saved.ts';
import { classifier, labels, samples, twoOutputs } from './small.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const margin = (_: tf.Tensor, p: tf.Tensor): tf.Tensor => tf.max(p, -1);
const brier = (t: tf.Tensor, p: tf.Tensor): tf.Tensor => tf.sum(tf.squaredDifference(t, p), -1);

describe('A compiled model that was saved evaluates as before:', () => {
  const x = samples(20);
  const y = labels(20);
  const three = labels(20, 3);
  const weights = Float32Array.from({ length: 20 }, (_, i) => i % 4);
  const one: Partial<CompileArgs> = {
    optimizer: 'adam',
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy', [new SparseTopKCategoricalAccuracy({ k: 3, name: 'top3' })]],
    weightedMetrics: [new SparseCategoricalAccuracy({ ignoreClass: 2 })],
  };
  const two: Partial<CompileArgs> = {
    optimizer: { class_name: 'RMSprop', config: { learning_rate: 0.05, momentum: 0.5 } },
    loss: { a: 'bce', b: 'sparseCategoricalCrossentropy' },
    lossWeights: { a: 0.5, b: 2 },
    metrics: { a: new BinaryAccuracy({ threshold: 0.3 }), b: ['acc', margin] },
  };
  test.each<[string, () => LayersModel, Partial<CompileArgs>, tf.Tensor[]]>([
    ['one output', classifier, one, [y]],
    ['several outputs, functions by name', twoOutputs, two, [tf.mod(y, 2), three]],
    [
      'a loss with options',
      classifier,
      {
        optimizer: 'sgd',
        loss: new SparseCategoricalCrossentropy({ fromLogits: true, ignoreClass: 1 }),
      },
      [y],
    ],
    [
      'losses with options',
      twoOutputs,
      {
        optimizer: 'sgd',
        loss: {
          a: { class_name: 'Huber', config: { delta: 0.5 } },
          b: new CategoricalCrossentropy({ labelSmoothing: 0.25 }),
        },
      },
      [tf.mod(y, 2), tf.oneHot(three, 3)],
    ],
    [
      'a class of losses, by shapes',
      twoOutputs,
      { optimizer: 'sgd', loss: [Huber, 'ce'] },
      [tf.mod(y, 2), three],
    ],
    ['a loss of one’s own', classifier, { optimizer: 'sgd', loss: brier }, [tf.oneHot(y, 4)]],
  ])('%s', async (_, make, args, ys) => {
    const model = compile(make(), args as CompileArgs);
    await model.fit(x, ys, { sampleWeight: weights });
    const again = await loadModel(handler(await saved(model)), {
      customObjects: { margin, brier },
    });
    const options = { sampleWeight: weights };
    expect(await again.evaluate(x, ys, options)).toEqual(await model.evaluate(x, ys, options));
    const names = (of: typeof model): unknown[] =>
      Object.values(of.metrics).map((m) => m.getConfig());
    expect(names(again)).toEqual(names(model));
  });

  test('its optimizer continues, when it is saved too', async () => {
    const model = compile(classifier(), {
      optimizer: { class_name: 'SGD', config: { learning_rate: 0.1, momentum: 0.9 } },
      loss: 'sparse_categorical_crossentropy',
    });
    const train = { shuffle: false } as const;
    await model.fit(x, y, train);
    const again = await loadModel(handler(await saved(model, { includeOptimizer: true })));
    const forgetful = await loadModel(handler(await saved(model)));
    const { history } = await model.fit(x, y, { ...train, epochs: 3 });
    expect((await again.fit(x, y, { ...train, epochs: 3 })).history).toEqual(history);
    expect((await forgetful.fit(x, y, { ...train, epochs: 3 })).history).not.toEqual(history);
  });

  test.each<[string, Loss]>([
    ['a metric', new Huber({ delta: 2 })],
    ['ce', 'ce'],
    ['a name that TensorFlow.js has not', 'dice'],
    ['a function', brier],
  ])('the optimizer continues with a loss that is %s', async (_, loss) => {
    const model = compile(classifier(), { optimizer: 'adam', loss });
    const truth = tf.cast(tf.oneHot(y, 4), 'float32');
    const train = { shuffle: false } as const;
    await model.fit(x, truth, train);
    const artifacts = await saved(model, { includeOptimizer: true });
    const again = await loadModel(handler(artifacts), { customObjects: { brier } });
    const { history } = await model.fit(x, truth, train);
    expect((await again.fit(x, truth, train)).history).toEqual(history);
  });

  test.each([
    ['of Keras’s with other options', tf.train.adam(0.01, 0.8, 0.9, 1e-3)],
    ['with momentum', tf.train.momentum(0.1, 0.7, true)],
    ['that Keras has otherwise', tf.train.adadelta(0.1, 0.8)],
    ['with an option that Keras has otherwise', tf.train.rmsprop(0.1, 0.8, 0.1, 1e-6, true)],
  ])('an optimizer %s is restored', async (_, optimizer) => {
    const model = compile(classifier(), { optimizer, loss: 'sparse_categorical_crossentropy' });
    const again = await loadModel(handler(await saved(model)));
    expect(again.plain.optimizer.getClassName()).toBe(optimizer.getClassName());
    expect(again.plain.optimizer.getConfig()).toEqual(optimizer.getConfig());
  });

  test('its own optimizer is saved where the model was compiled twice', async () => {
    const loss = 'sparse_categorical_crossentropy';
    const first = compile(classifier(), { optimizer: 'adam', loss });
    compile(first.plain, { optimizer: 'sgd', loss });
    const { trainingConfig } = await saved(first, { includeOptimizer: true });
    expect(trainingConfig).toMatchObject({ optimizer_config: { class_name: 'Adam' } });
  });

  test('it leaves no tensor when it is disposed of, or could not be loaded', async () => {
    const model = compile(classifier(), { ...one, metrics: [margin] } as CompileArgs);
    await model.fit(x, y);
    const artifacts = await saved(model, { includeOptimizer: true });
    const unknown = { compile_config: { optimizer: 'adam', loss: 'mse', metrics: ['mean'] } };
    const tensors = tf.memory().numTensors;
    const again = await loadModel(handler(artifacts), { customObjects: { margin } });
    await again.fit(x, y);
    again.dispose();
    expect(tf.memory().numTensors).toBe(tensors);
    await expect(loadModel(handler(artifacts))).rejects.toThrow('the function "margin"');
    expect(tf.memory().numTensors).toBe(tensors);
    const { trainingConfig: _, ...plain } = artifacts;
    const wrong = handler({ ...plain, userDefinedMetadata: unknown });
    await expect(loadModel(wrong)).rejects.toThrow('"mean"');
    expect(tf.memory().numTensors).toBe(tensors);
  });

  test('and can be loaded as a plain model', async () => {
    const model = compile(classifier(), one as CompileArgs);
    const plain = await loadLayersModel(handler(await saved(model)));
    const [a, b] = [model.plain, plain].map((m) => (m.predict(x) as tf.Tensor).dataSync());
    expect(a).toEqual(b);
  });

  test('and keeps its other metadata', async () => {
    const model = compile(classifier(), one as CompileArgs);
    model.setUserDefinedMetadata({ mine: 1 });
    const again = await loadModel(handler(await saved(model)));
    expect(again.getUserDefinedMetadata()).toMatchObject({ mine: 1 });
  });
});

describe("Keras's compile_config", () => {
  const keras = {
    optimizer: {
      module: 'keras.optimizers',
      class_name: 'Adam',
      config: {
        name: 'adam',
        learning_rate: 0.003,
        weight_decay: null,
        clipnorm: null,
        beta_1: 0.8,
        beta_2: 0.9,
        epsilon: 1e-5,
        amsgrad: false,
      },
      registered_name: null,
    },
    loss: {
      module: 'keras.losses',
      class_name: 'SparseCategoricalCrossentropy',
      config: {
        name: 'sparse_categorical_crossentropy',
        reduction: 'sum_over_batch_size',
        from_logits: false,
        ignore_class: null,
      },
      registered_name: null,
    },
    loss_weights: null,
    metrics: [
      'accuracy',
      {
        module: 'keras.metrics',
        class_name: 'SparseTopKCategoricalAccuracy',
        config: { name: 'top3', dtype: 'float32', k: 3 },
        registered_name: null,
      },
    ],
    weighted_metrics: null,
    run_eagerly: false,
    steps_per_execution: 1,
    jit_compile: false,
  };

  test('becomes arguments of compile', () => {
    const { optimizer, loss, metrics } = fromCompileConfig(keras);
    expect((optimizer as tf.AdamOptimizer).getConfig()).toEqual({
      learningRate: 0.003,
      beta1: 0.8,
      beta2: 0.9,
      epsilon: 1e-5,
    });
    const model = compile(classifier(), { optimizer, loss, metrics });
    expect(model.metricsNames).toEqual(['loss', 'accuracy', 'top3']);
  });

  test('of Keras 2 with another name of the learning rate', () => {
    const { optimizer } = fromCompileConfig({
      ...keras,
      optimizer: { class_name: 'SGD', config: { lr: 0.5, decay: 0 } },
    });
    expect(optimizer.getConfig()).toEqual({ learningRate: 0.5 });
  });

  test('is found beside the topology, and in the training configuration of Keras 2', async () => {
    const artifacts = await saved(classifier());
    const beside = {
      ...artifacts,
      modelTopology: { ...(artifacts.modelTopology as object), compile_config: keras },
    };
    expect((await loadModel(handler(beside))).metricsNames).toEqual(['loss', 'accuracy', 'top3']);
    const { optimizer, ...rest } = keras;
    const trainingConfig = {
      ...rest,
      weighted_metrics: ['acc'],
      loss_weights: null,
      optimizer_config: { class_name: 'SGD', config: { learning_rate: 0.5 } },
    } as never;
    const older = await loadModel(handler({ ...artifacts, trainingConfig }));
    expect(older.metricsNames).toEqual(['loss', 'accuracy', 'top3', 'acc']);
    expect(older.plain.optimizer.getConfig()).toEqual({ learningRate: 0.5 });
    expect(optimizer.class_name).toBe('Adam');
  });

  test.each<[string, object, RegExp]>([
    [
      'a loss that is no mean',
      { loss: { class_name: 'Hinge', config: { reduction: 'sum' } } },
      /^compile: loss reduction must be 'sum_over_batch_size'.*; got "sum"$/,
    ],
    [
      'a loss with an option of its own',
      { loss: { class_name: 'Hinge', config: { margin: 2 } } },
      /^Hinge.fromConfig: options must be an object of .*; got "margin"$/,
    ],
    [
      'an option that no optimizer has',
      { optimizer: { class_name: 'SGD', config: { learningRate: 0.5 } } },
      /optimizer must have options that TensorFlow.js has: learning_rate, momentum, nesterov; got learningRate 0.5/,
    ],
    [
      'a decay',
      { optimizer: { class_name: 'SGD', config: { lr: 0.5, decay: 0.1 } } },
      /optimizer must have options .*; got decay 0.1/,
    ],
    [
      'a layer for an optimizer',
      { optimizer: { module: null, class_name: 'Dense', config: { units: 1 } } },
      /optimizer must be an Optimizer .*; got Object/,
    ],
    [
      'a schedule of learning rates',
      {
        optimizer: { class_name: 'SGD', config: { learning_rate: { class_name: 'CosineDecay' } } },
      },
      /learning_rate must be a number/,
    ],
    [
      'a metric that compile() cannot count',
      { metrics: ['mean'] },
      /compile: metrics must hold metrics that compare yTrue and yPred; got Mean "mean", which takes values alone/,
    ],
    ['an unknown metric', { metrics: ['acu'] }, /metrics must be a metric/],
  ])('is refused with %s', (_, part, text) => {
    expect(() => compile(classifier(), fromCompileConfig({ ...keras, ...part }))).toThrow(text);
  });
});

describe('An error names', () => {
  test('a model that was not saved compiled', async () => {
    await expect(loadModel(handler(await saved(classifier())))).rejects.toThrow(
      /^loadModel: the model must have been saved by rightly\/tfjs or hold a compile_config of Keras; got neither/,
    );
  });

  test('a function without a name', async () => {
    const model = compile(classifier(), {
      optimizer: 'sgd',
      loss: 'mse',
      metrics: [(t, p) => brier(t, p)],
    });
    await expect(saved(model)).rejects.toThrow(
      /^save: a loss or metric function must have a name; got none$/,
    );
  });

  test('a function that was not passed', async () => {
    const model = compile(classifier(), { optimizer: 'sgd', loss: brier });
    await expect(loadModel(handler(await saved(model)))).rejects.toThrow(
      /^loadModel: customObjects must have the function "brier"; got none$/,
    );
  });

  test('a function that has the name of a metric', async () => {
    const accuracy = margin.bind(undefined);
    Object.defineProperty(accuracy, 'name', { value: 'accuracy' });
    const model = compile(classifier(), { optimizer: 'sgd', loss: 'mse', metrics: [accuracy] });
    const artifacts = await saved(model);
    await expect(loadModel(handler(artifacts))).rejects.toThrow('the function "accuracy"');
    const again = await loadModel(handler(artifacts), { customObjects: { accuracy } });
    const [x, y] = [samples(4), tf.ones([4, 4])];
    expect(await again.evaluate(x, y)).toEqual(await model.evaluate(x, y));
  });

  test('a handler that cannot load', async () => {
    await expect(loadModel({})).rejects.toThrow(/^loadModel: handler must have a load method/);
  });
});
