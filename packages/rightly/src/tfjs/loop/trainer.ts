import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import type { History } from '@tensorflow/tfjs-layers';
import { batchesOfTensors } from '../data/batch-source.ts';
import { type Feed, split } from '../data/feed.ts';
import type {
  AnyLogs,
  BatchArgs,
  BatchDataset,
  BatchOptions,
  EvaluateArgs,
  EvaluateDatasetArgs,
  EvaluateDatasetOptions,
  EvaluateOptions,
  FitArgs,
  FitDatasetArgs,
  FitDatasetOptions,
  FitOptions,
  Tensors,
} from '../types.ts';
import type { Warn } from '../warnings.ts';
import type { Loops } from './loops.ts';
import {
  batchOptions,
  checked,
  evaluateDatasetOptions,
  evaluateOptions,
  fitDatasetOptions,
  fitOptions,
} from './options.ts';

/** The methods of a compiled model. Arguments are checked and become batches for the loops. */
export class Trainer {
  readonly #feed: Feed;
  readonly #loops: Loops;
  readonly #warn: Warn;

  constructor(feed: Feed, loops: Loops, warn: Warn) {
    this.#feed = feed;
    this.#loops = loops;
    this.#warn = warn;
  }

  async fit(x: Tensors, y: Tensors, args: FitArgs = {}): Promise<History> {
    const options = checked<FitOptions>(args, fitOptions, 'fit');
    const { batchSize = 32, shuffle = true, validationSplit = 0, sampleWeight, ...rest } = options;
    const { validationBatchSize = batchSize, validationBatches, batchesPerEpoch } = rest;
    const feed = this.#feed;
    return owning(async (own) => {
      const all = feed.data(x, y, sampleWeight, own, 'fit:');
      await feed.checkData(all, 'fit:');
      const isSplit = validationSplit !== 0 && rest.validationData === undefined;
      const [seen, held] = isSplit ? split(all, validationSplit, own) : [all, undefined];
      const data = feed.weigh(seen, options, own, 'fit:');
      const batches = batchesOfTensors(data, batchSize, shuffle, batchesPerEpoch);
      const validation = held
        ? batchesOfTensors(held, validationBatchSize, false, validationBatches)
        : await feed.validation(rest, batchSize, own, 'fit');
      return this.#loops.train(batches, validation, rest, 'fit', batchSize);
    });
  }

  async fitDataset(dataset: BatchDataset, args: FitDatasetArgs = {}): Promise<History> {
    const method = 'fitDataset';
    const options = checked<FitDatasetOptions>(args, fitDatasetOptions, method);
    const { classWeight, batchesPerEpoch } = options;
    const feed = this.#feed;
    return owning(async (own) => {
      const batches = feed.dataset(dataset, classWeight, batchesPerEpoch, `${method}:`, this.#warn);
      const validation = await feed.validation(options, 32, own, method);
      return this.#loops.train(batches, validation, options, method);
    });
  }

  async evaluate(x: Tensors, y: Tensors, args: EvaluateArgs = {}): Promise<AnyLogs> {
    const options = checked<EvaluateOptions>(args, evaluateOptions, 'evaluate');
    const { batchSize = 32, sampleWeight, batches } = options;
    return owning(async (own) => {
      const data = this.#feed.data(x, y, sampleWeight, own, 'evaluate:');
      await this.#feed.checkData(data, 'evaluate:');
      return this.#loops.evaluate(batchesOfTensors(data, batchSize, false, batches), options);
    });
  }

  async evaluateDataset(dataset: BatchDataset, args: EvaluateDatasetArgs = {}): Promise<AnyLogs> {
    const method = 'evaluateDataset';
    const options = checked<EvaluateDatasetOptions>(args, evaluateDatasetOptions, method);
    const feed = this.#feed;
    const batches = feed.dataset(dataset, undefined, options.batches, `${method}:`);
    return this.#loops.evaluate(batches, options);
  }

  trainOnBatch(x: Tensors, y: Tensors, args: BatchArgs = {}): Promise<AnyLogs> {
    return this.#once(x, y, args, 'trainOnBatch');
  }

  testOnBatch(x: Tensors, y: Tensors, args: BatchArgs = {}): Promise<AnyLogs> {
    return this.#once(x, y, args, 'testOnBatch');
  }

  async #once(
    x: Tensors,
    y: Tensors,
    args: BatchArgs,
    method: 'trainOnBatch' | 'testOnBatch',
  ): Promise<AnyLogs> {
    const options = checked<BatchOptions>(args, batchOptions, method);
    return owning(async (own) => {
      const all = this.#feed.data(x, y, options.sampleWeight, own, `${method}:`);
      await this.#feed.checkData(all, `${method}:`);
      const data = this.#feed.weigh(all, options, own, `${method}:`);
      return this.#loops.once({ ...data, size: data.xs[0]!.shape[0] }, method === 'trainOnBatch');
    });
  }
}

/** Runs work that creates tensors, and disposes of them. */
async function owning<T>(work: (own: Tensor[]) => Promise<T>): Promise<T> {
  const own: Tensor[] = [];
  try {
    return await work(own);
  } finally {
    dispose(own);
  }
}
