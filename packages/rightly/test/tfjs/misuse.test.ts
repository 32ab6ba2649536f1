import * as tf from '@tensorflow/tfjs-core';
import {
  Callback,
  input,
  layers,
  type LayersModel,
  model as functional,
} from '@tensorflow/tfjs-layers';
import { BinaryAccuracy, CategoricalAccuracy, SparseCategoricalAccuracy } from 'rightly';
import { compile, type CompileArgs, type CompiledModel, MeanMetricWrapper } from 'rightly/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { datasetOf } from './runs/repeat.ts';
import { classifier, labels, samples, twoOutputs } from './small.ts';

let one: CompiledModel;
let two: CompiledModel;
let x: tf.Tensor2D;
let y: tf.Tensor1D;

beforeAll(async () => {
  await tf.setBackend('cpu');
  const loss = 'sparse_categorical_crossentropy';
  one = compile(classifier(), { optimizer: 'sgd', loss, metrics: ['accuracy'] });
  two = compile(twoOutputs(), { optimizer: 'sgd', loss: ['bce', loss] });
  x = samples(10);
  y = labels(10);
});

const five = (): never => 5 as never;
const mean = (_: tf.Tensor, p: tf.Tensor): tf.Tensor => tf.mean(p);
const gone = (): tf.Tensor => {
  const t = tf.zeros([10, 3]);
  t.dispose();
  return t;
};

const texts = (shape: number[]): tf.Tensor =>
  tf.tensor(
    Array.from({ length: tf.util.sizeFromShape(shape) }, () => 'cat'),
    shape,
  );

class Snake extends Callback {
  on_batch_end(): void {}
}

const sparse = { optimizer: 'sgd', loss: 'sparse_categorical_crossentropy' };

/** Its outputs come from one layer. */
function sameTwice(): LayersModel {
  const inputs = [input({ shape: [3] }), input({ shape: [3] })];
  const layer = layers.dense({ units: 1, name: 'same' });
  const outputs = inputs.map((own) => layer.apply(own) as typeof own);
  return functional({ inputs, outputs });
}

describe('compile refuses', () => {
  const args: CompileArgs = { optimizer: 'sgd', loss: 'mse' };
  const once = new BinaryAccuracy();
  // oxfmt-ignore
  test.each<[string, () => LayersModel, object, RegExp]>([
    ['an unknown loss', classifier, { loss: 'sparse_categorical_crossentropie' }, /^compile: loss must be .* mean_squared_error, .*; got "sparse_categorical_crossentropie" \(did you mean 'sparse_categorical_crossentropy'\?\)$/],
    ['no loss', classifier, { loss: undefined }, /^compile: loss must be a name, a metric, a configuration or a function; got undefined$/],
    ['no loss for any output', twoOutputs, { loss: {} }, /^compile: loss must be given for an output; got none$/],
    ['a loss for an unknown output', twoOutputs, { loss: { a: 'mse', other: 'mse' } }, /^compile: loss must have the names of outputs as keys: a, b; got "other"$/],
    ['losses for fewer outputs', twoOutputs, { loss: ['mse'] }, /^compile: loss must be .* each output \(a, b\); got a list of 1$/],
    ['an unknown optimizer', classifier, { optimizer: 'adm' }, /^compile: optimizer must be an Optimizer of @tensorflow\/tfjs-core, or one of SGD, Adam, .*; got "adm" \(did you mean 'Adam'\?\)$/],
    ['what TensorFlow.js cannot', classifier, { optimizer: { class_name: 'Adam', config: { weight_decay: 0.1 } } }, /^compile: optimizer must have options that TensorFlow.js has: learning_rate, .*; got weight_decay 0.1 \(pass kernelRegularizer: .*\)$/],
    ['a learning rate that is no number', classifier, { optimizer: { class_name: 'Adam', config: { learning_rate: {} } } }, /^compile: optimizer learning_rate must be a number; got Object/],
    ['a misspelt key', classifier, { metric: ['accuracy'] }, /^compile: an option must be one of optimizer, .*; got metric \(did you mean 'metrics'\?\)$/],
    ['an unknown output of metrics', twoOutputs, { metrics: { other: 'acc' } }, /^compile: metrics must have the names of outputs as keys: a, b; got "other"$/],
    ['loss weights for an unknown output', twoOutputs, { lossWeights: { c: 1 } }, /^compile: lossWeights must have the names/],
    ['a class whose options may not be left out', classifier, { metrics: [MeanMetricWrapper] }, /^MeanMetricWrapper.constructor: fn must be a function of tensors; got undefined$/],
    ['a loss weight that is no number', classifier, { lossWeights: ['a'] }, /^compile: lossWeights must be finite numbers; got "a"$/],
    ['losses by names that repeat', sameTwice, { loss: { same: 'mse' } }, /^compile: loss must be a list of one entry for each output, because several outputs have the same name: same, same; got Object \{ same \}$/],
    ['one list of metrics for two outputs', twoOutputs, { metrics: ['acc', 'mse', 'mae'] }, /^compile: metrics must be an object by output name, or a list of one entry for each output \(a, b\); got a list of 3 \(the metrics of one output are an entry: \[\[…\], \[…\]\]\)$/],
    ['a listener that is none', classifier, { onWarning: 'no' }, /^compile: onWarning must be a function; got "no"$/],
    ['class weights', classifier, { classWeight: { 1: 2 } }, /^compile: an option must be one of optimizer, .*; got classWeight \(fit takes it\)$/],
    ['a learning rate beside the optimizer', classifier, { learningRate: 0.1 }, /; got learningRate \(it is an optimizer's: .*\)$/],
    ['an optimizer that TensorFlow.js lacks', classifier, { optimizer: 'adamw' }, /; got "adamw" \(TensorFlow.js has no AdamW; pass 'adam', .*\)$/],
    ['another one', classifier, { optimizer: { class_name: 'Nadam', config: {} } }, /; got Object \{ class_name, config \} \(TensorFlow.js has no Nadam; pass 'adam', .*\)$/],
    ['clipping', classifier, { optimizer: { class_name: 'Adam', config: { clipnorm: 1 } } }, /; got clipnorm 1 \(pass an object of a class that extends an optimizer of TensorFlow.js, and clips .*\)$/],
    ['a schedule', classifier, { optimizer: { class_name: 'Adam', config: { learning_rate: { class_name: 'CosineDecay', config: {} } } } }, /^compile: optimizer learning_rate must be a number; got CosineDecay \(TensorFlow.js has no schedules; pass a number, and change .*\)$/],
    ['a training step of one’s own', () => Object.assign(classifier(), { trainStep: five }), {}, /^compile: model must leave the training step to compile .*; got a model with trainStep$/],
    ['such a step as TensorFlow.js has it', () => Object.assign(classifier(), { makeTrainFunction: five }), {}, /; got a model with makeTrainFunction$/],
    ['one metric in two places', classifier, { metrics: [once], weightedMetrics: [once] }, /^compile: metrics must be different instances/],
  ])('%s', (_, model, wrong, text) => {
    expect(() => compile(model(), { ...args, ...wrong })).toThrow(text);
  });

  test('a call of compile on its result', () => {
    expect(() => (one as never as LayersModel).compile({ optimizer: 'sgd', loss: 'mse' })).toThrow(
      'compile: to compile again, call compile(model, …) of rightly/tfjs',
    );
    expect(compile(one.plain, args).metricsNames).toEqual(['loss']);
  });

  test('a value that is no model', () => {
    expect(() => compile({ layers: [] } as never, args)).toThrow(
      /^compile: model must be a LayersModel of the same @tensorflow\/tfjs-layers that rightly\/tfjs imports; got Object \{ layers \}$/,
    );
  });
});

const weights = (): number[] =>
  [one, two]
    .flatMap((model) => model.getWeights())
    .flatMap((weight) => Array.from(weight.dataSync()));

describe('fit refuses', () => {
  // oxfmt-ignore
  const cases: [string, (() => Promise<unknown>), RegExp][] = [
    ['features that do not fit', () => one.fit(samples(10, 4), y), /^fit: x .* must have the shape \[any,3\]; got \[10,4\]$/],
    ['truth of the wrong shape', () => one.fit(x, tf.zeros([10, 4])), /^fit: y out must have the shape \[any,1\] or \[any\] for the loss sparse_categorical_crossentropy \(categorical_crossentropy takes one-hot truth\); got \[10,4\]$/],
    ['another number of samples', () => one.fit(x, labels(9)), /^fit: x, y and sampleWeight must hold the same number of samples, at least 1; got \[10,3\], \[9\]$/],
    ['weights of another number', () => one.fit(x, y, { sampleWeight: [1, 2, 3] }), /must hold the same number of samples, at least 1; got \[10,3\], \[10\], \[3\]$/],
    ['weights that broadcast to nothing', () => one.fit(x, y, { sampleWeight: tf.ones([10, 2]) }), /^sampleWeight must fit the leading axes of \[10\]; got \[10,2\]$/],
    ['class weights and sample weights together', () => one.fit(x, y, { sampleWeight: y, classWeight: { 0: 1 } }), /^fit: must get classWeight or sampleWeight; got both$/],
    ['class weights for several outputs', () => two.fit(x, [y, y], { classWeight: { 0: 1 } }), /^fit: classWeight must be given only for one output; got a, b$/],
    ['class weights for a class that there is not', () => one.fit(x, y, { classWeight: { 4: 2 } }), /^fit: classWeight must be .* below 4; got 2 for 4$/],
    ['class indexes for a loss of one-hot truth', () => compile(classifier(), { optimizer: 'sgd', loss: 'categoricalCrossentropy' }).fit(x, y), /^fit: y out must have the shape \[any,4\] for the loss categoricalCrossentropy \(sparse_categorical_crossentropy takes class indexes\); got \[10\]$/],
    ['a data set that needs another method', () => one.fit(datasetOf(4, x, y) as never, y), /^fit: x must be tensors; got a data set: fitDataset and evaluateDataset take these$/],
    ['a metric whose shapes do not fit', () => compile(one.plain, { ...sparse, metrics: [new CategoricalAccuracy()] }).fit(x, y), /^CategoricalAccuracy.updateState: yPred must have the shape of yTrue; got yTrue \[10\], yPred \[10,4\]$/],
    ['a mean that is to be weighted', () => compile(one.plain, { ...sparse, weightedMetrics: [mean] }).fit(x, y, { sampleWeight: y }), /^mean must give a value for each sample where samples have weights or masks; got one for all$/],
    ['a loss that has no values to be weighted', () => compile(one.plain, { optimizer: 'sgd', loss: mean }).fit(x, y, { sampleWeight: y }), /^the loss must give a value for each sample where samples have weights or masks; got one for all$/],
    ['class weights by name', () => one.fit(x, y, { classWeight: { cat: 1 } as never }), /^fit: classWeight must be an object of finite numbers of at least 0 by class index below 4; got 1 for NaN$/],
    ['one truth for two outputs', () => two.fit(x, y), /^fit: y must be one tensor for each of a, b; got one tensor$/],
    ['too few truths', () => two.fit(x, [y]), /^fit: y must have a tensor for each of a, b; got a list of 1$/],
    ['a truth for an unknown output', () => two.fit(x, { a: y, other: y }), /^fit: y must have the keys a, b; got "other"$/],
    ['a truth that is missing', () => two.fit(x, { a: y }), /^fit: y must have a tensor for b; got none$/],
    ['arrays for tensors', () => one.fit([[1, 2, 3]] as never, y), /^fit: x must be a tensor, or a list of tensors with a batch in each; got Array\(1\)$/],
    ['weights that are no numbers', () => one.fit(x, y, { sampleWeight: 'balanced' as never }), /^fit: sampleWeight must be/],
    ['a metric that gives no tensor', () => compile(classifier(), { optimizer: 'sgd', loss: 'sparse_categorical_crossentropy', metrics: [five] }).evaluate(x, y), /^five: the result of the function must be a tensor; got 5$/],
    ['a misspelt key in a data set', () => one.fitDataset({ iterator: async () => ({ next: async () => ({ value: { xs: tf.clone(x), ys: tf.clone(y), sample_weight: tf.ones([10]) } }) }) }), /^fitDataset: an element must be \{ xs, ys \} or .*; got Object \{ xs, ys, sample_weight \}$/],
    ['a misspelt option', () => one.fit(x, y, { sampleWeights: y } as never), /^fit: an option must be one of epochs, .*; got sampleWeights \(did you mean 'sampleWeight'\?\)$/],
    ['a batch size of 0', () => one.fit(x, y, { batchSize: 0 }), /^fit: batchSize must be a whole number of at least 1; got 0$/],
    ['no samples', () => one.fit(tf.zeros([0, 3]), tf.zeros([0])), /^fit: x, y and sampleWeight must hold the same number of samples, at least 1; got \[0,3\], \[0\]$/],
    ['epochs that are no number', () => one.fit(x, y, { epochs: NaN }), /^fit: epochs must be a whole number of at least 1; got NaN$/],
    ['a negative first epoch', () => one.fit(x, y, { initialEpoch: -1 }), /^fit: initialEpoch must be a whole number of at least 0; got -1$/],
    ['no batches', () => one.fit(x, y, { batchesPerEpoch: 0 }), /^fit: batchesPerEpoch must be a whole number of at least 1; got 0$/],
    ['no batches to evaluate', () => one.evaluate(x, y, { batches: 0 }), /^evaluate: batches must be a whole number of at least 1; got 0$/],
    ['empty batches of validation', () => one.fit(x, y, { validationSplit: 0.2, validationBatchSize: 0 }), /^fit: validationBatchSize must be a whole number of at least 1; got 0$/],
    ['validation every so many epochs', () => one.fit(x, y, { validationFreq: 0 }), /^fit: validationFreq must be a whole number of at least 1, or a list of them; got 0$/],
    ['validation after epochs that there are not', () => one.fit(x, y, { validationFreq: [0, 1] }), /^fit: validationFreq must be a whole number .*; got Array\(2\)$/],
    ['a way to print that there is not', () => one.fit(x, y, { verbose: 'auto' as never }), /^fit: verbose must be 0, 1 or 2; got "auto"$/],
    ['a listener that is none', () => one.fit(x, y, { onProgress: {} as never }), /^fit: onProgress must be a function; got Object/],
    ['validation of another shape', () => two.fitDataset(datasetOf(4, x, [y, y]), { validationData: [y, [y, y]] }), /^fitDataset: validationData: x x must have the shape/],
    ['weights for one of two outputs', () => two.fit(x, [y, y], { sampleWeight: [y] }), /^fit: sampleWeight must have weights for each of a, b; got a list of 1$/],
    ['a validation split of all', () => one.fit(x, y, { validationSplit: 1 }), /^fit: validationSplit must leave samples for training and for validation; got 1 of 10 samples$/],
    ['validation data of one item', () => one.fit(x, y, { validationData: [x] as never }), /^fit: validationData must be \[x, y\], \[x, y, sampleWeight\] or a data set; got Array\(1\)$/],
    ['a callback in Keras’s spelling', () => one.fit(x, y, { callbacks: { on_epoch_end: five } as never }), /^fit: callbacks must have functions onTrainBegin, .*; got on_epoch_end \(did you mean 'onEpochEnd'\?\)$/],
    ['such a callback in a class', () => one.fit(x, y, { callbacks: new Snake() }), /; got on_batch_end \(did you mean 'onBatchEnd'\?\)$/],
    ['labels that are names', () => one.fit(x, texts([10])), /^fit: y out for the loss sparse_categorical_crossentropy .* must hold numbers; got strings \(give each class an index\)$/],
    ['labels that are names, for an own loss', () => compile(classifier(), { optimizer: 'sgd', loss: mean }).fit(x, texts([10])), /^fit: y out for the loss mean must hold numbers; got strings/],
    ['features that are strings', () => one.fit(texts([10, 3]), y), /^fit: x .* must hold numbers; got strings/],
    ['weights that are strings', () => one.fit(x, y, { sampleWeight: texts([10]) }), /^fit: sampleWeight must hold numbers; got strings/],
    ['features that were disposed of', () => one.fit(gone(), y), /^fit: x must be a tensor that is not disposed of; got one of shape \[10,3\] that is$/],
    ['truth that was disposed of', () => one.evaluate(x, gone()), /^evaluate: y must be a tensor that is not disposed of/],
    ['weights that were disposed of', () => one.fit(x, y, { sampleWeight: gone() }), /^fit: sampleWeight must be a tensor that is not disposed of/],
    ['shuffling by batches', () => one.fit(x, y, { shuffle: 'batch' as never }), /^fit: shuffle must be true or false; got "batch"$/],
    ['a misspelt callback', () => one.fit(x, y, { callbacks: { onEpochEnds: five } as never }), /^fit: callbacks must have functions onTrainBegin, .*; got onEpochEnds \(did you mean 'onEpochEnd'\?\)$/],
    ['a time to yield that there is not', () => one.fit(x, y, { yieldEvery: 'nver' as never }), /^fit: yieldEvery must be 'auto', 'batch', 'epoch', 'never' or milliseconds; got "nver"$/],
    ['callbacks that are none', () => one.fit(x, y, { callbacks: ['a'] as never }), /^fit: callbacks must be callbacks or objects of functions; got "a"$/],
    ['a data set that is none', () => one.fitDataset([x, y] as never), /^fitDataset: must be a data set of batches; got Array\(2\)$/],
    ['elements that are no batches', () => one.fitDataset({ iterator: async () => ({ next: async () => ({ value: { x: tf.clone(x) } }) }) }), /^fitDataset: an element must be \{ xs, ys \} or \{ xs, ys, sampleWeight \}; got Object \{ x \}$/],
    ['a data set without batches', () => one.evaluateDataset({ iterator: async () => ({ next: async () => ({ value: null, done: true }) }) }), /^evaluateDataset: must have batches; got none$/],
    ['labels that are not whole', () => one.evaluate(x, tf.mul(tf.ones([10]), 0.5)), /^evaluate: y out must hold class indexes from 0 to 3; got 10 others$/],
    ['a label that no class has', () => one.fit(x, tf.tensor1d([0, 1, 2, 3, 4, 0, 1, 2, 3, 0], 'int32')), /^fit: y out must hold class indexes from 0 to 3; got 1 other$/],
    ['such labels for validation', () => one.fit(x, y, { validationData: [x, tf.add(y, 3)] }), /^fit: validationData: y out must hold class indexes from 0 to 3; got \d+ others$/],
    ['weights below 0', () => one.fit(x, y, { sampleWeight: [1, 1, 1, 1, 1, 1, 1, 1, -1, 1] }), /^fit: sampleWeight must hold finite numbers of at least 0; got 1 other$/],
    ['weights that are NaN', () => one.trainOnBatch(x, y, { sampleWeight: [1, 1, NaN, 1, 1, 1, 1, 1, Infinity, 1] }), /^trainOnBatch: sampleWeight must hold finite numbers of at least 0; got 2 others$/],
    ['such weights in a data set', () => one.fitDataset(datasetOf(4, x, y, tf.mul(tf.ones([10]), -1))), /^fitDataset: sampleWeight must hold finite numbers of at least 0; got 4 others$/],
  ];
  test.each(cases)('%s, before anything is trained', async (_, work, text) => {
    const before = weights();
    await expect(work()).rejects.toThrow(text);
    expect(weights()).toEqual(before);
  });
});

/** A model that learns nothing. */
const still = (): CompiledModel =>
  compile(classifier(), {
    optimizer: { class_name: 'SGD', config: { learning_rate: 0 } },
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy'],
  });

describe('A model that is busy', () => {
  test('refuses another fit', async () => {
    const fit = one.fit(x, y, { epochs: 2 });
    await expect(one.fit(x, y)).rejects.toThrow(
      'fit: another fit of this model is still going on; await it',
    );
    await fit;
    await one.fit(x, y);
  });

  test('runs calls one after the other, with separate results', async () => {
    const [model, other] = [still(), still()];
    other.setWeights(model.getWeights());
    const [a, b, c] = [4, 5, 6].map((n) => [samples(n), labels(n)] as const);
    const options = { batchSize: 2, epochs: 3, shuffle: false } as const;
    const [history, first, second, step] = await Promise.all([
      model.fit(x, y, options),
      model.evaluate(...a!, { batchSize: 1 }),
      model.evaluate(...b!, { batchSize: 1 }),
      model.testOnBatch(...c!),
    ]);
    expect(first).toEqual(await other.evaluate(...a!, { batchSize: 1 }));
    expect(second).toEqual(await other.evaluate(...b!, { batchSize: 1 }));
    expect(Object.keys(step)).toEqual(['loss', 'accuracy']);
    expect(history.history).toEqual((await other.fit(x, y, options)).history);
  });

  test('waits for its callbacks, which may use it without changing its results', async () => {
    const metric = new SparseCategoricalAccuracy();
    const build = (): CompiledModel =>
      compile(classifier(), {
        optimizer: { class_name: 'SGD', config: { learning_rate: 0 } },
        loss: 'sparse_categorical_crossentropy',
        metrics: [metric, (_, p) => tf.max(p, -1)],
      });
    const model = build();
    const [a, b] = [samples(6), labels(6)];
    const results: object[] = [];
    const ask = async (): Promise<void> => {
      results.push(await model.evaluate(a, b));
      await expect(model.fit(a, b)).rejects.toThrow('another fit');
    };
    const options = { batchSize: 3, epochs: 2, shuffle: false, validationData: [x, y] } as const;
    const { history } = await model.fit(x, y, options);
    const asked = await model.fit(x, y, {
      ...options,
      callbacks: { onBatchBegin: ask, onBatchEnd: ask, onEpochEnd: ask },
    });
    expect(asked.history).toEqual(history);
    const alone = await model.evaluate(a, b);
    expect(results).toHaveLength(2 * (4 + 4 + 1));
    for (const result of results) expect(result).toEqual(alone);
  });
});

test('a failed call does not affect the next', async () => {
  const metric = new SparseCategoricalAccuracy();
  const model = compile(classifier(), {
    optimizer: 'sgd',
    loss: (_, p) => tf.mean(p, -1),
    metrics: [metric],
  });
  const bad = tf.concat([tf.cast(labels(8), 'float32'), tf.tensor1d([0.5, 1])]);
  await expect(model.evaluateDataset(datasetOf(4, x, bad))).rejects.toThrow(/whole numbers/);
  expect(metric.state).toEqual({ total: expect.any(Number), count: 8 });
  await model.evaluate(x, y);
  expect(metric.state.count).toBe(10);
});
