import {
  dispose,
  gather,
  getBackend,
  slice,
  type Tensor,
  tensor1d,
  util,
} from '@tensorflow/tfjs-core';
import { rangeError, show, typeError } from '../../core/errors.ts';
import { isFunction, isRevoked, objectOf } from '../../core/readable.ts';
import type { ElementCheck } from './element-check.ts';
import type { BatchDataset } from '../types.ts';
import type { Warn } from '../warnings.ts';

/** The data of one step. */
export interface StepBatch {
  readonly size: number;
  readonly xs: readonly Tensor[];
  readonly ys: readonly Tensor[];
  /** The weights for each output. */
  readonly weights: readonly (Tensor | undefined)[];
  /** The unread check of a batch that was not checked before. */
  readonly elementCheck?: ElementCheck | undefined;
}

/** A source of batches for each epoch. A batch is disposed of when the next one is requested. */
export interface BatchSource {
  /** The number of batches in an epoch, where it is known. */
  readonly count: number | undefined;
  epoch(): AsyncGenerator<StepBatch, void, undefined>;
}

export function batchesOfTensors(
  data: Omit<StepBatch, 'size'>,
  batchSize: number,
  shuffle: boolean,
  most: number | undefined,
): BatchSource {
  const n = data.xs[0]!.shape[0];
  const count = Math.min(most ?? Infinity, Math.ceil(n / batchSize));
  return {
    count,
    async *epoch() {
      // On WebAssembly a slice copies the whole tensor first.
      const isPicked = shuffle || getBackend() === 'wasm';
      const order = isPicked ? orderOf(n, shuffle) : undefined;
      for (let b = 0; b < count; b++) {
        const start = b * batchSize;
        const size = Math.min(batchSize, n - start);
        const rows = order && tensor1d(order.subarray(start, start + size), 'int32');
        const rowsIn = (t: Tensor): Tensor =>
          // `gather` does not take strings on that backend.
          rows && (shuffle || t.dtype !== 'string') ? gather(t, rows) : slice(t, start, size);
        // Two outputs may share their weights.
        const known = new Map<Tensor, Tensor>();
        const part = (t: Tensor): Tensor => {
          const found = known.get(t) ?? rowsIn(t);
          known.set(t, found);
          return found;
        };
        try {
          yield {
            size,
            xs: data.xs.map(part),
            ys: data.ys.map(part),
            weights: data.weights.map((w) => w && part(w)),
          };
        } finally {
          dispose([rows, ...known.values()]);
        }
      }
    },
  };
}

const orderOf = (n: number, shuffle: boolean): Int32Array =>
  shuffle
    ? Int32Array.from(util.createShuffledIndices(n))
    : Int32Array.from({ length: n }, (_, i) => i);

/**
 * `read` makes a batch from an element, and adds the tensors that it creates to `own`. With a fixed number of batches, an epoch starts where the
 * last one ended.
 */
export function batchesOfDataset(
  dataset: BatchDataset,
  read: (element: unknown, own: Tensor[]) => StepBatch,
  most: number | undefined,
  what: string,
  warn?: Warn,
): BatchSource {
  const size = dataset.size ?? undefined;
  const known = size !== undefined && size >= 0 && Number.isFinite(size) ? size : undefined;
  let going: Awaited<ReturnType<BatchDataset['iterator']>> | undefined;
  return {
    count: most ?? known,
    async *epoch() {
      const fresh = going === undefined;
      let iterator = going ?? (await iteratorOf(dataset, what));
      if (most !== undefined) going = iterator;
      for (let b = 0; b < (most ?? Infinity); b++) {
        let { value, done } = await nextOf(iterator, what);
        if (done && !value) {
          // The next epoch starts the data set again.
          going = undefined;
          if (b > 0) {
            if (most !== undefined) warn?.(tooFew(what, most, b));
            return;
          }
          if (!fresh) {
            going = iterator = await iteratorOf(dataset, what);
            ({ value, done } = await nextOf(iterator, what));
          }
          if (!value) throw rangeError(what, 'have batches', 'none');
        }
        const own: Tensor[] = [];
        try {
          yield read(value, own);
        } finally {
          dispose(own);
          disposeOf(value);
        }
        if (done) {
          going = undefined;
          if (most !== undefined && b + 1 < most) warn?.(tooFew(what, most, b + 1));
          return;
        }
      }
    },
  };
}

const tooFew = (what: string, wanted: number, came: number): string =>
  `${what} the data set and the epoch ended after ${came} of ${wanted} batches; call .repeat() on a data set of tf.data for more`;

/** Disposes of the tensors in an element. An element of other values was refused before. */
function disposeOf(element: unknown): void {
  try {
    dispose(element as Tensor);
  } catch {
    // Such an element has no tensors.
  }
}

type Iterator = Awaited<ReturnType<BatchDataset['iterator']>>;

async function iteratorOf(dataset: BatchDataset, what: string): Promise<Iterator> {
  const given: unknown = dataset.iterator();
  const iterator = isRevoked(given) ? given : await given;
  if (isFunction(objectOf<Iterator>(iterator).next)) return iterator as Iterator;
  throw typeError(`${what} the data set`, 'give an iterator', show(iterator));
}

async function nextOf(iterator: Iterator, what: string): ReturnType<Iterator['next']> {
  const given: unknown = iterator.next();
  const found = isRevoked(given) ? given : await given;
  if (isRevoked(found) || Object(found) !== found)
    throw typeError(`${what} the data set`, 'return { value, done } from next()', show(found));
  return found as Awaited<ReturnType<Iterator['next']>>;
}

export function isDataset(value: unknown): value is BatchDataset {
  return typeof objectOf<BatchDataset>(value).iterator === 'function';
}

export function checkDataset(value: unknown, what: string): BatchDataset {
  if (isDataset(value)) return value;
  throw typeError(what, 'be a data set of batches', show(value));
}
