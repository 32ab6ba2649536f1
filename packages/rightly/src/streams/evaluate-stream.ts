import { isPlain, rangeError, show, typeError } from '../core/errors.ts';
import type { AnyMetric } from '../core/members.ts';
import { MetricList } from '../core/metric-list.ts';
import { checkKeys } from '../core/options.ts';
import { placed } from '../core/placed.ts';
import { isArray, isFunction, isRevoked, objectOf } from '../core/readable.ts';
import { isTypedArray } from '../core/tensor.ts';
import { Pauses, isSignal, type Signal, unlessAborted } from './cancel.ts';
import { type CheckpointOptions, Position } from './checkpoint.ts';
import { checkCountable, type Countable } from './wrapped.ts';

type Given<M extends Countable> = Parameters<M['updateState']>;

/** A batch: a list of the arguments of `updateState`, or an object with the inputs and options by name. */
export type StreamBatch<M extends Countable = Countable> =
  | Readonly<Given<M>>
  | ({ readonly yTrue: Given<M>[0]; readonly yPred: Given<M>[1] } & NonNullable<Given<M>[2]>)
  | ({ readonly values: Given<M>[0] } & NonNullable<Given<M>[1]>);

/** Batches one after the other: an array, a generator, an async generator, a stream. */
export type StreamSource<B> = Iterable<B | Promise<B>> | AsyncIterable<B>;

export interface StreamProgress<M extends Countable = Countable> {
  /** The number of counted batches, including those before a checkpoint. */
  readonly batches: number;
  readonly metrics: M;
}

export interface StreamOptions<M extends Countable = Countable> {
  /** Called after each batch. The next batch waits for a returned promise. */
  readonly onProgress?: ((progress: StreamProgress<M>) => unknown) | undefined;
  /** An AbortSignal that ends the run. The promise rejects with its reason. Counted batches stay counted. */
  readonly signal?: Signal | undefined;
  /** How to save checkpoints, and where to continue. */
  readonly checkpoint?: CheckpointOptions | undefined;
}

/**
 * Counts the batches of a stream, one after the other, and resolves with the result. The next batch is requested when the current batch is
 * counted. Tensors on a device are read, and not disposed of. A generator can dispose of them when the next batch is requested. `metrics` is a
 * metric, a `MetricList`, or an array of metrics.
 *
 * With `checkpoint` an aborted run can be continued. The counted batches are skipped. If the source is a function, it gets the number of counted
 * batches, and returns the batches that follow.
 *
 * Rejects with TypeError or RangeError for a batch that does not fit, with the error of a source that fails, and with the reason of `signal`.
 * The error of a batch names its place, and the batches before it are counted. The source is closed, and `save` gets the unsaved state.
 *
 * ```ts
 * import { BinaryAccuracy } from 'rightly';
 * import { evaluateStream } from 'rightly/streams';
 *
 * async function* predictions() {
 *   yield { yTrue: [1, 0], yPred: [0.9, 0.6] };
 *   yield { yTrue: [1, 1], yPred: [0.8, 0.7], sampleWeight: [1, 2] };
 * }
 *
 * const seen = [];
 * const metric = new BinaryAccuracy();
 * await evaluateStream(predictions(), metric, { onProgress: ({ batches }) => seen.push(batches) }); // 0.8
 * seen; // [1, 2]
 * ```
 */
export async function evaluateStream<M extends Countable>(
  source: StreamSource<StreamBatch<M>> | ((batches: number) => StreamSource<StreamBatch<M>>),
  metrics: M,
  options?: StreamOptions<M>,
): Promise<ReturnType<M['result']>>;
export async function evaluateStream<M extends AnyMetric>(
  source:
    | StreamSource<StreamBatch<AnyMetric>>
    | ((batches: number) => StreamSource<StreamBatch<AnyMetric>>),
  metrics: readonly M[],
  // oxlint-disable-next-line typescript/no-explicit-any -- the metrics know the elements
  options?: StreamOptions<MetricList<any, M>>,
): Promise<Record<string, ReturnType<M['result']>>>;
export async function evaluateStream(
  source: unknown,
  metrics: unknown,
  // oxlint-disable-next-line typescript/no-explicit-any -- of any metric
  options: StreamOptions<any> = {},
  // oxlint-disable-next-line typescript/no-explicit-any
): Promise<any> {
  const what = 'evaluateStream:';
  const counting = isArray(metrics)
    ? new MetricList(metrics as AnyMetric[])
    : checkCountable(metrics, `${what} metrics`);
  const known = ['onProgress', 'signal', 'checkpoint'];
  const { onProgress, signal, checkpoint } = checkKeys(options, known, what) as StreamOptions;
  if (onProgress !== undefined && !isFunction(onProgress))
    throw typeError(`${what} onProgress`, 'be a function', show(onProgress));
  if (signal !== undefined && !isSignal(signal))
    throw typeError(`${what} signal`, 'be an AbortSignal', show(signal));
  const position = new Position(counting, checkpoint, what);
  const start = position.batches;
  const batches = batchesOf(source, start, signal, what);
  const pauses = new Pauses();
  try {
    for await (const batch of batches) {
      await count(counting, batch, `${what} source [${position.batches}]`);
      position.batches++;
      await position.save();
      await onProgress?.({ batches: position.batches, metrics: counting });
      await pauses.take();
    }
    await position.save(true);
  } catch (error) {
    await position.rescue(error);
    throw error;
  }
  return counting.result();
}

/** The batches from a position on, until the signal comes. The source is closed if not all batches are taken. */
async function* batchesOf(
  source: unknown,
  start: number,
  signal: Signal | undefined,
  what: string,
): AsyncGenerator {
  const [from, skipped] = isFunction(source)
    ? [await readable((source as (batches: number) => unknown)(start), `${what} source`), 0]
    : [source, start];
  const iterator = iteratorOf(from, what);
  const place = `${what} source`;
  let isWaiting = false;
  let isOver = false;
  const next = async (): Promise<IteratorResult<unknown>> => {
    isWaiting = true;
    try {
      const found = (await readable(iterator.next(), place)) as IteratorResult<unknown>;
      if (Object(found) !== found)
        throw typeError(place, 'return { value, done } from next()', show(found));
      isOver = found.done ?? false;
      return { done: isOver, value: await readable(found.value, place) };
    } catch (error) {
      isOver = true;
      throw error;
    } finally {
      isWaiting = false;
    }
  };
  try {
    for (let i = 0; ; i++) {
      if (signal?.aborted) throw signal.reason;
      const { done, value } = await unlessAborted(next(), signal);
      if (done && i < skipped)
        throw rangeError(place, `have the ${skipped} batches of the checkpoint`, `${i}`);
      if (done) return;
      if (i >= skipped) yield value;
    }
  } finally {
    if (!isOver) {
      const closed = closedOf(iterator);
      // A source that waits may never answer.
      if (!isWaiting) await closed;
    }
  }
}

/** Returns the value. Refuses a revoked proxy, which no promise can hold: a promise reads the property `then` of its value. */
function readable(value: unknown, place: string): unknown {
  if (isRevoked(value)) throw typeError(place, 'give batches', show(value));
  return value;
}

/** Resolves when a source is closed. An error while closing is ignored, because the run already ends with an error. */
async function closedOf(iterator: Source): Promise<void> {
  try {
    await iterator.return?.();
  } catch {
    // The run already ends with an error.
  }
}

interface Source {
  next(): unknown;
  return?(): unknown;
}

function iteratorOf(source: unknown, what: string): Source {
  const own = objectOf<Record<symbol, (() => Source) | undefined>>(source);
  const open = own[Symbol.asyncIterator] ?? own[Symbol.iterator];
  // Text and typed arrays are iterable, but hold no batches.
  const isOpen = isFunction(open) && typeof source !== 'string' && !isTypedArray(source);
  const found = isOpen ? open.call(source) : undefined;
  if (!isFunction(objectOf<Source>(found).next))
    throw typeError(
      `${what} source`,
      'be an iterable of batches, or a function that makes one',
      show(source),
    );
  return found as Source;
}

/** Counts one batch. An error names its place. */
async function count(counting: Countable, batch: unknown, what: string): Promise<void> {
  try {
    await counting.updateStateAsync(...(argumentsOf(batch, what) as [never, never]));
  } catch (error) {
    throw placed(error, `${what}:`);
  }
}

/** The largest number of arguments of an `updateState`. `Paired` takes the truth, two predictions and options. */
const MOST_ARGUMENTS = 4;

function argumentsOf(batch: unknown, what: string): readonly unknown[] {
  if (isArray(batch) && batch.length <= MOST_ARGUMENTS) return batch;
  if (!isPlain(batch))
    throw typeError(what, 'be { yTrue, yPred, … }, or [yTrue, yPred, options]', show(batch));
  const { yTrue, yPred, values, ...options } = batch as Record<string, unknown>;
  const inputs = 'values' in batch ? [values] : [yTrue, yPred];
  return Object.keys(options).length > 0 ? [...inputs, options] : inputs;
}
