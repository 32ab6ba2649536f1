import { dispose, type Optimizer, slice, Tensor } from '@tensorflow/tfjs-core';
import type { History, LayersModel } from '@tensorflow/tfjs-layers';
import { rangeError, show, typeError } from '../core/errors.ts';
import { checkKeys } from '../core/options.ts';
import {
  type Batch,
  type Batches,
  batchesOfDataset,
  batchesOfTensors,
  checkDataset,
  isDataset,
} from './batches.ts';
import { Callbacks } from './callbacks.ts';
import { classWeights } from './class-weights.ts';
import { checkShape, tensorsFor, weightsFor } from './inputs.ts';
import { Reporter } from './progress.ts';
import { type Objective, testStep, trainStep } from './step.ts';
import type { Tracker } from './tracker.ts';
import type {
  BatchArgs,
  BatchDataset,
  DatasetElement,
  EvaluateArgs,
  FitArgs,
  Logs,
  OneOrMany,
  SampleWeight,
  Tensors,
} from './types.ts';

/** What a compiled model trains with. */
export interface Compilation {
  readonly objective: Objective;
  readonly optimizer: Optimizer;
  readonly tracker: Tracker;
  /** For each output the shapes that the truth may have; undefined where the loss alone knows. */
  readonly truths: readonly (readonly (readonly (number | null)[])[] | undefined)[];
  directionOf(name: string): 'up' | 'down' | undefined;
}

type Data = Omit<Batch, 'size'>;
type ClassWeight = FitArgs['classWeight'];
type FitOptions = Omit<FitArgs, 'batchSize' | 'shuffle' | 'sampleWeight' | 'validationSplit'>;

const commonKeys = [
  'epochs',
  'initialEpoch',
  'batchesPerEpoch',
  'validationData',
  'validationBatchSize',
  'validationBatches',
  'validationFreq',
  'classWeight',
  'callbacks',
  'yieldEvery',
  'verbose',
  'onProgress',
];
const fitKeys = [...commonKeys, 'batchSize', 'shuffle', 'sampleWeight', 'validationSplit'];
const evaluateKeys = ['batches', 'verbose', 'onProgress'];

/** Keras's loops: over epochs and batches, with validation and callbacks. */
export class Trainer {
  readonly #model: LayersModel;
  readonly #compilation: Compilation;
  /** What callbacks get for their model. */
  #face: LayersModel;
  #isTraining = false;

  constructor(model: LayersModel, compilation: Compilation) {
    this.#model = this.#face = model;
    this.#compilation = compilation;
  }

  set face(model: LayersModel) {
    this.#face = model;
  }

  async fit(x: Tensors, y: Tensors, args: FitArgs = {}): Promise<History> {
    const options = checkKeys(args, fitKeys, 'fit') as FitArgs;
    const { batchSize = 32, shuffle = true, validationSplit = 0, ...rest } = options;
    const own: Tensor[] = [];
    try {
      const all = this.#read(x, y, options.sampleWeight, own, 'fit:');
      const isSplit = validationSplit !== 0 && rest.validationData === undefined;
      const [seen, held] = isSplit ? split(all, validationSplit, own) : [all, undefined];
      const data = this.#weigh(seen, options, own, 'fit:');
      const batches = batchesOfTensors(
        data,
        whole(batchSize, 'fit: batchSize'),
        shuffle,
        rest.batchesPerEpoch,
      );
      return await this.#train(batches, rest, batchSize, held, own);
    } finally {
      dispose(own);
    }
  }

  async fitDataset(dataset: BatchDataset, args: FitOptions = {}): Promise<History> {
    const options = checkKeys(args, commonKeys, 'fitDataset') as FitOptions;
    const batches = this.#fromDataset(
      dataset,
      options.classWeight,
      options.batchesPerEpoch,
      'fitDataset:',
    );
    const own: Tensor[] = [];
    try {
      return await this.#train(batches, options, 32, undefined, own);
    } finally {
      dispose(own);
    }
  }

  async evaluate(x: Tensors, y: Tensors, args: EvaluateArgs = {}): Promise<Logs> {
    const keys = [...evaluateKeys, 'batchSize', 'sampleWeight'];
    const options = checkKeys(args, keys, 'evaluate') as EvaluateArgs;
    const own: Tensor[] = [];
    try {
      const data = this.#read(x, y, options.sampleWeight, own, 'evaluate:');
      const batchSize = whole(options.batchSize ?? 32, 'evaluate: batchSize');
      return await this.#judge(batchesOfTensors(data, batchSize, false, options.batches), options);
    } finally {
      dispose(own);
    }
  }

  async evaluateDataset(dataset: BatchDataset, args: EvaluateArgs = {}): Promise<Logs> {
    const options = checkKeys(args, evaluateKeys, 'evaluateDataset') as EvaluateArgs;
    const what = 'evaluateDataset:';
    return this.#judge(this.#fromDataset(dataset, undefined, options.batches, what), options);
  }

  trainOnBatch(x: Tensors, y: Tensors, args: BatchArgs = {}): Promise<Logs> {
    return this.#once(x, y, args, 'trainOnBatch', (batch) => this.#trainStep(batch));
  }

  testOnBatch(x: Tensors, y: Tensors, args: BatchArgs = {}): Promise<Logs> {
    return this.#once(x, y, args, 'testOnBatch', (batch) => this.#testStep(batch));
  }

  async #once(
    x: Tensors,
    y: Tensors,
    args: BatchArgs,
    method: string,
    step: (batch: Batch) => void,
  ): Promise<Logs> {
    const options = checkKeys(args, ['sampleWeight', 'classWeight'], method) as BatchArgs;
    const own: Tensor[] = [];
    try {
      const all = this.#read(x, y, options.sampleWeight, own, `${method}:`);
      const data = this.#weigh(all, options, own, `${method}:`);
      const size = data.xs[0]!.shape[0];
      step({ ...data, size });
      return await this.#compilation.tracker.results();
    } finally {
      dispose(own);
    }
  }

  async #train(
    batches: Batches,
    options: FitOptions,
    batchSize: number,
    held: Data | undefined,
    own: Tensor[],
  ): Promise<History> {
    const { tracker } = this.#compilation;
    const { epochs = 1, initialEpoch = 0 } = options;
    if (this.#isTraining) throw new Error('fit: another fit of this model is still going on');
    const validation = this.#validation(options, batchSize, held, own);
    const callbacks = new Callbacks(options.callbacks, options.yieldEvery, (name) =>
      this.#compilation.directionOf(name),
    );
    const { list, history } = callbacks;
    const reporter = new Reporter(options, epochs);
    list.setModel(this.#face);
    list.setParams({
      epochs,
      initialEpoch,
      batchSize,
      steps: batches.count as number,
      verbose: options.verbose ?? 0,
      doValidation: validation !== undefined,
      metrics: [...tracker.names],
    });
    this.#isTraining = true;
    this.#model.stopTraining = false;
    this.#model.history = history;
    try {
      await list.onTrainBegin();
      for (let epoch = initialEpoch; epoch < epochs && !this.#model.stopTraining; epoch++) {
        await list.onEpochBegin(epoch);
        reporter.begin(epoch);
        const done = await this.#epoch(batches, callbacks, reporter);
        const logs = await tracker.results();
        if (validation && isValidated(epoch, options.validationFreq))
          for (const [name, value] of Object.entries(await this.#pass(validation)))
            logs[`val_${name}`] = value;
        reporter.report(done, batches.count, logs, true);
        await list.onEpochEnd(epoch, logs);
      }
      await list.onTrainEnd();
      await history.syncData();
      return history;
    } finally {
      tracker.forget();
      this.#isTraining = false;
    }
  }

  /** How many batches there were. */
  async #epoch(
    batches: Batches,
    { list, listensToBatches }: Callbacks,
    reporter: Reporter,
  ): Promise<number> {
    const { tracker } = this.#compilation;
    tracker.reset();
    let done = 0;
    for await (const batch of batches.epoch()) {
      const { size } = batch;
      await list.onBatchBegin(done, { batch: done, size });
      this.#trainStep(batch);
      const isDue = reporter.isDue;
      const logs = listensToBatches || isDue || tracker.isFull ? await tracker.results() : {};
      await list.onBatchEnd(done, { batch: done, size, ...logs });
      done++;
      if (isDue) reporter.report(done, batches.count, logs, false);
      if (this.#model.stopTraining) break;
    }
    return done;
  }

  async #judge(batches: Batches, options: EvaluateArgs): Promise<Logs> {
    const reporter = new Reporter(options, 0);
    reporter.begin(0);
    return this.#pass(batches, reporter);
  }

  async #pass(batches: Batches, reporter?: Reporter): Promise<Logs> {
    const { tracker } = this.#compilation;
    tracker.reset();
    let done = 0;
    try {
      for await (const batch of batches.epoch()) {
        this.#testStep(batch);
        done++;
        if (reporter?.isDue) reporter.report(done, batches.count, await tracker.results(), false);
        else if (tracker.isFull) await tracker.results();
      }
      const logs = await tracker.results();
      reporter?.report(done, batches.count, logs, true);
      return logs;
    } finally {
      tracker.forget();
    }
  }

  #trainStep(batch: Batch): void {
    const { objective, optimizer, tracker } = this.#compilation;
    trainStep(objective, optimizer, batch, (outcome) => tracker.add(batch, outcome));
  }

  #testStep(batch: Batch): void {
    const { objective, tracker } = this.#compilation;
    testStep(objective, batch, (outcome) => tracker.add(batch, outcome));
  }

  #validation(
    { validationData: data, validationBatchSize, validationBatches }: FitOptions,
    batchSize: number,
    held: Data | undefined,
    own: Tensor[],
  ): Batches | undefined {
    const what = 'fit: validationData';
    if (isDataset(data)) return this.#fromDataset(data, undefined, validationBatches, what);
    if (data !== undefined && (!Array.isArray(data) || data.length < 2 || data.length > 3))
      throw typeError(what, 'be [x, y], [x, y, sampleWeight] or a data set', show(data));
    const [x, y, sampleWeight] = (data ?? []) as [Tensors, Tensors, OneOrMany<SampleWeight>?];
    const read = data ? this.#read(x, y, sampleWeight, own, `${what}:`) : held;
    const size = whole(validationBatchSize ?? batchSize, 'fit: validationBatchSize');
    return read && batchesOfTensors(read, size, false, validationBatches);
  }

  #fromDataset(
    dataset: BatchDataset,
    classWeight: ClassWeight,
    most: number | undefined,
    what: string,
  ): Batches {
    const read = (element: unknown): Batch & { own: Tensor[] } => {
      const { xs, ys, sampleWeight } = Object(element) as DatasetElement;
      if (xs === undefined || ys === undefined)
        throw typeError(
          `${what} an element`,
          'be { xs, ys } or { xs, ys, sampleWeight }',
          show(element),
        );
      const own: Tensor[] = [];
      const all = this.#read(xs, ys, sampleWeight, own, what);
      const data = this.#weigh(all, { sampleWeight, classWeight }, own, what);
      return { ...data, size: data.xs[0]!.shape[0], own };
    };
    return batchesOfDataset(checkDataset(dataset, what), read, most, what);
  }

  /** Tensors for inputs, outputs and weights. What had to be made is put into `own`. */
  #read(
    x: Tensors,
    y: Tensors,
    sampleWeight: BatchArgs['sampleWeight'],
    own: Tensor[],
    what: string,
  ): Data {
    const { inputNames, outputNames, inputs } = this.#model;
    const xs = tensorsFor(x, inputNames, `${what} x`);
    const ys = tensorsFor(y, outputNames, `${what} y`);
    xs.forEach((t, i) => checkShape(t, [inputs[i]!.shape], `${what} x ${inputNames[i]}`));
    ys.forEach((t, i) => {
      const shapes = this.#compilation.truths[i];
      if (shapes) checkShape(t, shapes, `${what} y ${outputNames[i]}`);
    });
    const weights = weightsFor(sampleWeight, outputNames, own, `${what} sampleWeight`);
    return { xs, ys, weights };
  }

  /** Class weights are for training only: a validation set is split off before. */
  #weigh(data: Data, { sampleWeight, classWeight }: BatchArgs, own: Tensor[], what: string): Data {
    const { outputNames } = this.#model;
    if (classWeight === undefined) return data;
    if (sampleWeight !== undefined)
      throw typeError(what, 'get classWeight or sampleWeight', 'both');
    if (outputNames.length > 1)
      throw typeError(`${what} classWeight`, 'come with one output', outputNames.join(', '));
    const weights = classWeights(data.ys[0]!, classWeight, `${what} classWeight`);
    own.push(weights);
    return { ...data, weights: [weights] };
  }
}

/** The first samples, and the last ones as a validation set. */
function split({ xs, ys, weights }: Data, part: number, own: Tensor[]): [Data, Data] {
  const n = xs[0]!.shape[0];
  const at = Math.floor(n * (1 - part));
  if (!(at > 0 && at < n))
    throw rangeError(
      'fit: validationSplit',
      'leave samples for training and for validation',
      `${part} of ${n} samples`,
    );
  const made = new Map<Tensor, readonly [Tensor, Tensor]>();
  const cut = (t: Tensor): readonly [Tensor, Tensor] => {
    const parts = made.get(t) ?? ([slice(t, 0, at), slice(t, at)] as const);
    if (!made.has(t)) own.push(...parts);
    made.set(t, parts);
    return parts;
  };
  const half = (side: 0 | 1): Data => ({
    xs: xs.map((t) => cut(t)[side]),
    ys: ys.map((t) => cut(t)[side]),
    weights: weights.map((w) => w && cut(w)[side]),
  });
  return [half(0), half(1)];
}

function isValidated(epoch: number, frequency: FitArgs['validationFreq'] = 1): boolean {
  return typeof frequency === 'number'
    ? (epoch + 1) % frequency === 0
    : frequency.includes(epoch + 1);
}

function whole(value: number, what: string): number {
  if (Number.isInteger(value) && value >= 1) return value;
  throw rangeError(what, 'be a whole number of at least 1', show(value));
}
