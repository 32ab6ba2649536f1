import type { Column, Inputs } from '../engines/vocabulary.ts';
import type { Cells, Key } from './cells.ts';
import type { Checked } from './finite.ts';
import type { Grid } from './grid.ts';
import type { Moments } from './moments.ts';
import type { Options } from './options.ts';
import type { Scores } from './scores.ts';
import type { Kept } from './state.ts';
import type { Summands } from './summand.ts';

/** The part of a definition that does not depend on the metric's options. */
export interface AnyDefinition {
  /** The class's name in Keras and in saved documents. Minifiers may rename the class itself. */
  readonly className: string;
  /** The default name of an instance. */
  readonly name: string;
  /** Whether a better model has a higher value (`up`) or a lower one (`down`). Undefined where neither is true in general. */
  readonly direction?: 'up' | 'down' | undefined;
  readonly options: object;
  /** Whether `updateState` takes values instead of truth and prediction. */
  readonly takesValues?: boolean | undefined;
  /** The SQL function that turns the mean into the result, where the result is not the mean itself. */
  readonly formula?: string | undefined;
}

/** The definition of a metric that is a weighted mean. */
export interface Definition<O extends object> extends AnyDefinition {
  /** The lowest and the highest value of a sample, and so of a mean. */
  readonly range: readonly [least: number, most: number];
  readonly options: Options<O>;
  /** The value of a sample. */
  value(options: Required<O>): Column;
  /** Where this condition is 0, the sample weighs nothing. */
  counted?(options: Required<O>): Column | undefined;
  /** How values that are not finite are treated. Undefined where all values are 0 or 1. */
  readonly checked?: Checked;
  /** The value that a model minimizes. Undefined where the metric cannot be minimized. */
  readonly loss?: ((options: Required<O>) => Column) | undefined;
}

/** The definition of a metric that is more than a mean: its sums, and the formula of the result. */
export interface SumsDefinition<O extends object, Result> extends AnyDefinition {
  /** The lowest and the highest result. A metric of this library that leaves them out has results from 0 to 1. */
  readonly range?: readonly [least: number, most: number];
  readonly options: Options<O>;
  /** Throws RangeError for options that contradict each other. */
  check?(options: Required<O>, what: string): void;
  sums(options: Required<O>): Summands;
  /**
   * The formula of the result. A sum without a key is a number, a sum with a key is a `Cells`, a sum with two keys is a `Grid`.
   * `classes` is the number of classes, where `hasClasses` is true.
   */
  result(sums: Found, options: Required<O>): Result;
  /** For an array result: the key of each number. By default it is the index. */
  keys?(sums: Found, options: Required<O>): readonly Key[];
  /** Counts the same sums with kernels, for samples without weights. */
  kernels?(options: Required<O>): CountAll | undefined;
  /** Throws RangeError for too many sums to keep or to save. */
  refuse?(sums: Found, options: Required<O>, what: string, isSaved: boolean): void;
  /** For sums by score: the curve whose area is the result. An SQL engine can compute that area itself. */
  curve?(options: Required<O>): Curve | undefined;
  /** Whether the length of the prediction's vectors is the number of classes. Then all batches must have the same length. */
  hasClasses?(options: Required<O>): boolean;
}

/** ROC is the true positive rate over the false positive rate. PR is precision over recall. */
export type Curve = 'ROC' | 'PR';

/** The sums of `n` samples. Undefined where kernels cannot read the inputs, or where a sample must be refused. */
export type CountAll = (n: number, inputs: Inputs) => Readonly<Record<string, Kept>> | undefined;

/** A metric's sums, as its formula gets them. */
export interface Found {
  scalar(name: string): number;
  cells(name: string): Cells;
  grid(name: string): Grid;
  moments(name: string): Moments;
  scores(name: string): Scores;
  /** The number of classes, or 0 where it is not known. */
  readonly classes: number;
}
