import { type LayersModel, Sequential } from '@tensorflow/tfjs-layers';
import { entriesOf } from '../compile/entries.ts';
import type { MetricStructure } from '../compile/structure.ts';
import { Metric } from '../core/metric.ts';
import { objectOf } from '../core/readable.ts';
import { checkModel } from './check-model.ts';
import { accuracyWarning } from './counting/accuracy-warning.ts';
import { Feed } from './data/feed.ts';
import { compiledModelOf, plainOf } from './compiled-model.ts';
import { Forward } from './step/forward.ts';
import { HeldOptimizer } from './step/held-optimizer.ts';
import { lossFunction, minimizedBy } from './step/losses.ts';
import { isOptimizer, optimizerFrom } from './step/optimizers.ts';
import { factorsOf, lossesFor, outputLosses } from './step/output-losses.ts';
import { plainLoss } from './step/plain-loss.ts';
import { truthOf } from './step/truth.ts';
import { save } from './saving/save.ts';
import { eachIn, instanceOf } from './counting/structure.ts';
import { Tracker } from './counting/tracker.ts';
import { fitOptions, knownKeys } from './loop/options.ts';
import { type Compilation, Loops } from './loop/loops.ts';
import { Trainer } from './loop/trainer.ts';
import type { CompileArgs, Compiled, CompiledModel, TensorFunction } from './types.ts';
import { warningsTo } from './warnings.ts';

/**
 * Returns a model that trains and evaluates as in Keras: with metrics of this library or by name, sample weights, masks, several inputs and
 * outputs. It shares layers and weights with `model`. The methods of `model` stay TensorFlow.js's.
 *
 * Throws TypeError or RangeError for unknown names, for structures that do not fit the outputs, and for one metric at two places.
 * Source: `keras.Model.compile`.
 *
 * ```ts
 * import * as tf from '@tensorflow/tfjs';
 * import { SparseCategoricalAccuracy } from 'rightly';
 * import { compile } from 'rightly/tfjs';
 *
 * const dense = tf.layers.dense({ units: 2, inputShape: [2], kernelInitializer: 'identity', activation: 'softmax' });
 * const model = compile(tf.sequential({ layers: [dense] }), {
 *   optimizer: 'sgd',
 *   loss: 'sparse_categorical_crossentropy',
 *   metrics: ['accuracy'],
 *   weightedMetrics: [new SparseCategoricalAccuracy({ name: 'weighted' })],
 * });
 * const x = tf.tensor2d([[2, 0], [0, 2], [2, 0]]);
 * const logs = await model.evaluate(x, tf.tensor1d([0, 1, 1], 'int32'), { sampleWeight: [1, 1, 2] });
 * logs.accuracy.toFixed(4); // 0.6667
 * logs.weighted; // 0.5
 * ```
 */
export const compile = <M extends LayersModel>(
  model: M | CompiledModel<M>,
  args: CompileArgs,
): CompiledModel<M> =>
  compileWith(plainOf(model) as M, args, !isOptimizer(objectOf<CompileArgs>(args).optimizer));

/** `owns` says whether the optimizer is disposed of with the model. */
export function compileWith<M extends LayersModel>(
  model: M,
  args: CompileArgs,
  owns: boolean,
): CompiledModel<M> {
  checkModel(model);
  // A Sequential knows its outputs only after `build`.
  if (model instanceof Sequential) model.build();
  const { outputNames } = model;
  const { loss, lossWeights, metrics, weightedMetrics, onWarning } = knownKeys(
    args,
    keys,
    'compile',
    elsewhere,
  ) as never as CompileArgs;
  const warn = warningsTo(onWarning ?? undefined);
  const losses = lossesFor(loss, outputNames);
  const minimized = losses.map(minimizedBy);
  const lossNames = ['loss', ...outputLosses(loss, losses, outputNames)];
  const [unweighted, weighted] = [metrics, weightedMetrics].map(
    (given) => eachIn(given, instanceOf) as MetricStructure<TensorFunction>,
  );
  const entries = entriesOf(unweighted, weighted, outputNames, lossNames);
  const truths = minimized.map((own, i) => truthOf(own, losses[i], model.outputs[i]!.shape));
  const tracker = new Tracker(entries, lossNames, truths, (name, output, metric) => {
    const warning = accuracyWarning(name, metric, minimized[output], model.outputs[output]!);
    if (warning) warn(warning);
  });
  const factors = factorsOf(lossWeights, outputNames);
  const functions = minimized.map((own) => own && lossFunction(own));
  // This is the last argument that may be refused, because it holds tensors.
  const held = new HeldOptimizer(model, optimizerFrom(args.optimizer, 'compile:'), owns);
  held.replaceOthers();
  // The model's own methods can train too, and the optimizer can be saved with the model.
  model.compile({ optimizer: held.current, loss: minimized.map(plainLoss) as never });
  const entryOf = (name: string): (typeof entries)[number]['metric'] | undefined =>
    entries.find((entry) => entry.name === plainName(name))?.metric;
  const compilation: Compilation = {
    objective: {
      model,
      losses: functions,
      lossWeights: factors,
      forward: new Forward(
        model,
        functions.map((own) => own?.wanted ?? []),
      ),
      weights: model.trainableWeights,
    },
    get optimizer() {
      return held.current;
    },
    tracker,
    isVector: (name) => {
      const entry = entryOf(name);
      return entry instanceof Metric && Array.isArray(entry.result());
    },
    directionOf: (name) => {
      if (lossNames.includes(plainName(name))) return 'down';
      const entry = entryOf(name);
      return entry === 'accuracy' ? 'up' : typeof entry === 'object' ? entry.direction : undefined;
    },
  };
  const feed = new Feed(model, truths);
  const compiled = {
    plain: model,
    compile: refuse,
    get metrics() {
      return tracker.metrics;
    },
    metricsNames: [...tracker.names],
    fit: (...given) => trainer.fit(...given),
    fitDataset: (...given) => trainer.fitDataset(...given),
    evaluate: (...given: Parameters<Trainer['evaluate']>) =>
      trainer.evaluate(...given) as Promise<never>,
    evaluateDataset: (...given: Parameters<Trainer['evaluateDataset']>) =>
      trainer.evaluateDataset(...given) as Promise<never>,
    trainOnBatch: (...given: Parameters<Trainer['trainOnBatch']>) =>
      trainer.trainOnBatch(...given) as Promise<never>,
    testOnBatch: (...given: Parameters<Trainer['testOnBatch']>) =>
      trainer.testOnBatch(...given) as Promise<never>,
    resetMetrics: () => tracker.reset(),
    dispose: () => {
      held.free();
      return model.dispose();
    },
    save: (...given) => save(model, { ...args, optimizer: held.current }, ...given),
  } satisfies Compiled<M> & { compile: unknown };
  const face: CompiledModel<M> = compiledModelOf(model, compiled);
  const loops = new Loops(face as unknown as LayersModel, compilation);
  const trainer: Trainer = new Trainer(feed, loops, warn);
  return face;
}

const keys = ['optimizer', 'loss', 'lossWeights', 'metrics', 'weightedMetrics', 'onWarning'];

/** Names that users look for, and the methods that have them. */
const elsewhere = Object.fromEntries([
  ...Object.keys(fitOptions).map((key) => [key, 'fit takes it']),
  ['learningRate', "it is an optimizer's: { class_name: 'Adam', config: { learning_rate: 0.01 } }"],
]);

/** A name in logs without the prefix of the validation. */
const plainName = (name: string): string => name.replace(/^val_/, '');

/** TensorFlow.js's `compile` would change only `plain`. */
function refuse(): never {
  throw new TypeError('compile: to compile again, call compile(model, …) of rightly/tfjs');
}
