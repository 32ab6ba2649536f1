import type { Optimizer } from '@tensorflow/tfjs-core';
import type { History, LayersModel } from '@tensorflow/tfjs-layers';
import type { Tracker } from '../counting/tracker.ts';
import type { StepBatch, BatchSource } from '../data/batch-source.ts';
import { type Objective, testStep, trainStep } from '../step/step.ts';
import type { EvaluateDatasetOptions, FitDatasetOptions, AnyLogs } from '../types.ts';
import { Callbacks } from './callbacks.ts';
import { forCallbacks } from './log-arrays.ts';
import { Reporter } from './progress.ts';
import { Lock } from './lock.ts';

/** The parts of a compiled model that the loops need. */
export interface Compilation {
  readonly objective: Objective;
  readonly optimizer: Optimizer;
  readonly tracker: Tracker;
  directionOf(name: string): 'up' | 'down' | undefined;
  /** Whether a name in logs has several numbers. */
  isVector(name: string): boolean;
}

/** Keras's loops over epochs and batches, with validation and callbacks. One loop runs at a time. */
export class Loops {
  /** The model that callbacks get. */
  readonly #model: LayersModel;
  readonly #compilation: Compilation;
  readonly #lock = new Lock();
  #isTraining = false;

  constructor(model: LayersModel, compilation: Compilation) {
    this.#model = model;
    this.#compilation = compilation;
  }

  async evaluate(batches: BatchSource, options: EvaluateDatasetOptions): Promise<AnyLogs> {
    const reporter = new Reporter(options, 0);
    return this.#alone(() => {
      reporter.begin(0);
      return this.#release(batches, reporter);
    });
  }

  /** Runs one step. Returns loss and metrics so far. */
  async once(batch: StepBatch, isTraining: boolean): Promise<AnyLogs> {
    return this.#alone(async () => {
      if (isTraining) this.#trainStep(batch);
      else this.#testStep(batch);
      return this.#compilation.tracker.results();
    });
  }

  /** `method` is the place that errors name. */
  async train(
    batches: BatchSource,
    validation: BatchSource | undefined,
    options: FitDatasetOptions,
    method: string,
    batchSize?: number,
  ): Promise<History> {
    const { tracker } = this.#compilation;
    const { epochs = 1, initialEpoch = 0 } = options;
    const callbacks = new Callbacks(
      options.callbacks,
      options.yieldEvery,
      this.#compilation,
      method,
    );
    const { list, history } = callbacks;
    const reporter = new Reporter(options, epochs);
    if (this.#isTraining)
      throw new Error(`${method}: another fit of this model is still going on; await it`);
    this.#isTraining = true;
    await this.#lock.take();
    try {
      list.setModel(this.#model);
      list.setParams({
        epochs,
        initialEpoch,
        ...(batchSize && { batchSize }),
        steps: batches.count as number,
        verbose: options.verbose ?? 0,
        doValidation: validation !== undefined,
        metrics: [...tracker.names],
      });
      this.#model.stopTraining = false;
      this.#model.history = history;
      await this.#listen(() => list.onTrainBegin());
      for (let epoch = initialEpoch; epoch < epochs && !this.#model.stopTraining; epoch++) {
        await this.#listen(() => list.onEpochBegin(epoch));
        reporter.begin(epoch);
        const done = await this.#epoch(batches, callbacks, reporter);
        const logs = await tracker.results();
        if (validation && isValidated(epoch, options.validationFreq))
          for (const [name, value] of Object.entries(await this.#release(validation)))
            logs[`val_${name}`] = value;
        reporter.report(done, batches.count, logs, true);
        await this.#listen(() => list.onEpochEnd(epoch, forCallbacks(logs)));
      }
      await this.#listen(() => list.onTrainEnd());
      await history.syncData();
      return history;
    } finally {
      tracker.forget();
      this.#isTraining = false;
      this.#lock.release();
    }
  }

  /** Returns the number of batches. */
  async #epoch(
    batches: BatchSource,
    { list, listensToBatches }: Callbacks,
    reporter: Reporter,
  ): Promise<number> {
    const { tracker } = this.#compilation;
    tracker.reset();
    let done = 0;
    for await (const batch of batches.epoch()) {
      const { size } = batch;
      await this.#listen(() => list.onBatchBegin(done, { batch: done, size }));
      this.#trainStep(batch);
      const isDue = reporter.isDue;
      const logs = listensToBatches || isDue || tracker.isFull ? await tracker.results() : {};
      await this.#listen(() => list.onBatchEnd(done, { batch: done, size, ...forCallbacks(logs) }));
      done++;
      if (isDue) reporter.report(done, batches.count, logs, false);
      if (this.#model.stopTraining) break;
    }
    return done;
  }

  async #release(batches: BatchSource, reporter?: Reporter): Promise<AnyLogs> {
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

  #trainStep(batch: StepBatch): void {
    const { objective, optimizer, tracker } = this.#compilation;
    tracker.check(batch);
    trainStep(objective, optimizer, batch, (outcome) => tracker.add(batch, outcome));
  }

  #testStep(batch: StepBatch): void {
    const { objective, tracker } = this.#compilation;
    tracker.check(batch);
    testStep(objective, batch, (outcome) => tracker.add(batch, outcome));
  }

  /** Runs `work` while no other loop counts. If a `fit` waits between two of its steps, the state of the `fit` is restored afterwards. */
  async #alone<T>(work: () => Promise<T>): Promise<T> {
    await this.#lock.take();
    try {
      const restore = this.#isTraining ? await this.#compilation.tracker.snapshot() : undefined;
      try {
        return await work();
      } finally {
        restore?.();
      }
    } finally {
      this.#lock.release();
    }
  }

  /** Waits for callbacks, which may use the model. */
  async #listen(call: () => Promise<void>): Promise<void> {
    this.#lock.release();
    try {
      await call();
    } finally {
      await this.#lock.take();
    }
  }
}

function isValidated(epoch: number, frequency: FitDatasetOptions['validationFreq'] = 1): boolean {
  return typeof frequency === 'number'
    ? (epoch + 1) % frequency === 0
    : frequency.includes(epoch + 1);
}
