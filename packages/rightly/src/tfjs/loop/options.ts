import { isPlain, rangeError, show, typeError } from '../../core/errors.ts';
import { suggest } from '../../core/nearest.ts';
import { checkKeys } from '../../core/options.ts';
import { isArrayOf, isFunction } from '../../core/readable.ts';
import type {
  BatchOptions,
  EvaluateOptions,
  EvaluateDatasetOptions,
  FitOptions,
  FitDatasetOptions,
  OrNull,
} from '../types.ts';

/** Refuses wrong values of an option. Undefined for options that are checked elsewhere. */
type Check = ((value: unknown, what: string) => void) | undefined;
type Checks<Args> = Readonly<Record<keyof Args, Check>>;

const isWhole = (value: unknown, least: number): boolean =>
  Number.isInteger(value) && (value as number) >= least;

const count: Check = (value, what) => {
  if (!isWhole(value, 1)) throw rangeError(what, 'be a whole number of at least 1', show(value));
};

const index: Check = (value, what) => {
  if (!isWhole(value, 0)) throw rangeError(what, 'be a whole number of at least 0', show(value));
};

const part: Check = (value, what) => {
  if (!(typeof value === 'number' && value >= 0 && value <= 1))
    throw rangeError(what, 'be from 0 to 1', show(value));
};

const frequency: Check = (value, what) => {
  const isList = isArrayOf(value, (epoch) => isWhole(epoch, 1));
  if (!isList && !isWhole(value, 1))
    throw rangeError(what, 'be a whole number of at least 1, or a list of them', show(value));
};

const whether: Check = (value, what) => {
  if (typeof value !== 'boolean') throw typeError(what, 'be true or false', show(value));
};

const verbosity: Check = (value, what) => {
  if (value !== 0 && value !== 1 && value !== 2)
    throw rangeError(what, 'be 0, 1 or 2', show(value));
};

const listener: Check = (value, what) => {
  if (!isFunction(value)) throw typeError(what, 'be a function', show(value));
};

const yields: Check = (value, what) => {
  const isTime = typeof value === 'number' && value >= 0;
  if (!isTime && !['auto', 'batch', 'epoch', 'never'].includes(value as string))
    throw rangeError(what, "be 'auto', 'batch', 'epoch', 'never' or milliseconds", show(value));
};

export const batchOptions: Checks<BatchOptions> = {
  sampleWeight: undefined,
  classWeight: undefined,
};

export const evaluateDatasetOptions: Checks<EvaluateDatasetOptions> = {
  batches: count,
  verbose: verbosity,
  onProgress: listener,
};

export const evaluateOptions: Checks<EvaluateOptions> = {
  ...evaluateDatasetOptions,
  batchSize: count,
  sampleWeight: undefined,
};

export const fitDatasetOptions: Checks<FitDatasetOptions> = {
  epochs: count,
  initialEpoch: index,
  batchesPerEpoch: count,
  validationData: undefined,
  validationBatchSize: count,
  validationBatches: count,
  validationFreq: frequency,
  classWeight: undefined,
  callbacks: undefined,
  yieldEvery: yields,
  verbose: verbosity,
  onProgress: listener,
};

export const fitOptions: Checks<FitOptions> = {
  ...fitDatasetOptions,
  batchSize: count,
  shuffle: whether,
  sampleWeight: undefined,
  validationSplit: part,
};

/** The options, after checks of their keys and values. */
export function checked<Args>(args: OrNull<Args>, checks: Checks<Args>, method: string): Args {
  const options = knownKeys(args, Object.keys(checks), method);
  // As in TensorFlow.js, null stands for an option that is not given.
  const given = Object.entries(options).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  for (const [key, value] of given) checks[key as keyof Args]?.(value, `${method}: ${key}`);
  return Object.fromEntries(given) as Args;
}

/** Refuses other keys. `elsewhere` has keys of other methods, and the methods' names. */
export function knownKeys(
  given: unknown,
  known: readonly string[],
  method: string,
  elsewhere: Readonly<Record<string, string>> = {},
): Record<string, unknown> {
  const unknown = isPlain(given)
    ? Object.keys(given).find((key) => !known.includes(key))
    : undefined;
  if (unknown !== undefined)
    throw typeError(
      `${method}: an option`,
      `be one of ${known.join(', ')}`,
      `${unknown}${Object.hasOwn(elsewhere, unknown) ? ` (${elsewhere[unknown]!})` : suggest(unknown, known)}`,
    );
  return checkKeys(given, known, method);
}
