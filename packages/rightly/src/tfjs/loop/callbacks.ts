import {
  Callback,
  CallbackList,
  CustomCallback,
  EarlyStopping,
  History,
} from '@tensorflow/tfjs-layers';
import { show, typeError } from '../../core/errors.ts';
import { suggest } from '../../core/nearest.ts';
import { isArray, isFunction, isRevoked } from '../../core/readable.ts';
import type { FitOptions } from '../types.ts';

/** The properties of EarlyStopping that subclasses may read and change. */
interface Stopping {
  readonly monitor: string;
  readonly minDelta: number;
  readonly mode: 'auto' | 'min' | 'max';
  readonly monitorFunc: unknown;
}

const known = [
  'onTrainBegin',
  'onTrainEnd',
  'onEpochBegin',
  'onEpochEnd',
  'onBatchBegin',
  'onBatchEnd',
  'onYield',
];

/** Facts about the names in logs. */
interface Metrics {
  directionOf(name: string): 'up' | 'down' | undefined;
  isVector(name: string): boolean;
}

/** Calls callbacks as TensorFlow.js's own loop does. */
export class Callbacks {
  readonly history: History = new History();
  readonly list: CallbackList;
  /** Whether a callback needs loss and metrics after each batch. */
  readonly listensToBatches: boolean;

  /** `metrics` gives the direction of a name in logs, and whether it has several numbers. */
  constructor(
    given: FitOptions['callbacks'],
    yieldEvery: FitOptions['yieldEvery'],
    metrics: Metrics,
    method: string,
  ) {
    const all = callbacksIn(given, method);
    const own = all.map((callback) => {
      if (isRevoked(callback)) throw noCallback(callback, method);
      if (callback instanceof Object) checkNames(callback, method);
      if (callback instanceof EarlyStopping) return directed(callback, metrics, method);
      if (callback instanceof Callback || callback instanceof CustomCallback) return callback;
      if (typeof callback !== 'object' || callback === null) throw noCallback(callback, method);
      // A callback of another copy of TensorFlow.js, or a user's own class.
      if ('setModel' in callback) {
        checkFunctions(callback, methods, method);
        return callback as CustomCallback;
      }
      const keys = [...known, 'nowFunc', 'nextFrameFunc'].filter((key) => key in callback);
      checkFunctions(callback, keys, method);
      return new CustomCallback(callback, yieldEvery);
    });
    // A CustomCallback lets the events of a page run.
    if (!own.some((callback) => callback instanceof CustomCallback))
      own.push(new CustomCallback({}, yieldEvery));
    this.list = new CallbackList([...own, this.history]);
    this.listensToBatches = all.some((callback) => listens(callback!));
  }
}

/** Refuses functions that would never be called, such as Keras's `on_epoch_end`. */
function checkNames(callback: object, method: string): void {
  const unknown = namesOf(callback).find((key) => /^on(_|[A-Z])/.test(key) && !known.includes(key));
  if (unknown !== undefined)
    throw typeError(
      `${method}: callbacks`,
      `have functions ${known.join(', ')}`,
      `${unknown}${suggest(unknown, known)}`,
    );
}

/** The names of an object's own functions and of its class. */
function namesOf(callback: object): string[] {
  const names: string[] = [];
  for (
    let own = callback;
    own && own !== Object.prototype;
    own = Object.getPrototypeOf(own) as object
  )
    names.push(...Object.getOwnPropertyNames(own));
  return names;
}

/** The functions of a callback that TensorFlow.js calls. */
const methods = [
  'setModel',
  'setParams',
  'onTrainBegin',
  'onTrainEnd',
  'onEpochBegin',
  'onEpochEnd',
  'onBatchBegin',
  'onBatchEnd',
];

function checkFunctions(callback: object, keys: readonly string[], method: string): void {
  for (const key of keys) {
    const own = (callback as Readonly<Record<string, unknown>>)[key];
    const isLeftOut = keys !== methods && own == null;
    if (!isLeftOut && !isFunction(own))
      throw typeError(`${method}: callbacks ${key}`, 'be a function', show(own));
  }
}

/** The largest number of callbacks. */
const MOST = 1024;

function callbacksIn(given: FitOptions['callbacks'], method: string): (object | null)[] {
  if (given === undefined) return [];
  const all: readonly unknown[] = isArray(given) ? given : [given];
  if (all.length > MOST) throw noCallback(given, method);
  return Array.from(all, (callback) => callback as object | null);
}

const noCallback = (given: unknown, method: string): TypeError =>
  typeError(`${method}: callbacks`, 'be callbacks or objects of functions', show(given));

const listens = (callback: object): boolean =>
  callback instanceof CustomCallback ||
  (callback instanceof Callback
    ? callback.onBatchEnd !== Callback.prototype.onBatchEnd
    : 'onBatchEnd' in callback || 'onYield' in callback);

/** Sets the direction of an EarlyStopping. TensorFlow.js would guess it from the name. */
function directed(callback: EarlyStopping, metrics: Metrics, method: string): EarlyStopping {
  const { monitor, minDelta, mode } = callback as unknown as Stopping;
  if (metrics.isVector(monitor))
    throw typeError(
      `${method}: callbacks: EarlyStopping`,
      'monitor a metric that is one number',
      `${show(monitor)}, which is an array (an average, as in new F1Score({ average: 'macro' }), is one number)`,
    );
  const direction = mode === 'auto' ? metrics.directionOf(monitor) : undefined;
  if (direction === undefined) return callback;
  const other = new EarlyStopping({
    minDelta,
    mode: direction === 'up' ? 'max' : 'min',
  }) as unknown as Stopping;
  return Object.assign(callback, { monitorFunc: other.monitorFunc, minDelta: other.minDelta });
}
