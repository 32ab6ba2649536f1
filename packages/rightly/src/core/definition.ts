import type { Column, Inputs } from '../engines/vocabulary.ts';
import type { Cells, Key } from './cells.ts';
import type { Checked } from './finite.ts';
import type { Grid } from './grid.ts';
import type { Moments } from './moments.ts';
import type { Options } from './options.ts';
import type { Scores } from './scores.ts';
import type { Kept } from './state.ts';
import type { Summands } from './summand.ts';

/** The part of a declaration that does not depend on the metric's options. */
export interface AnyDefinition {
  /** The class's name in Keras and in saved documents; minifiers may rename the class itself. */
  readonly className: string;
  /** The name that an instance has by default. */
  readonly name: string;
  /** Whether a better model has a higher value (`up`) or a lower one; undefined where that depends. */
  readonly direction?: 'up' | 'down' | undefined;
  readonly options: object;
  /** Whether `updateState` takes values alone, and no truth and prediction. */
  readonly takesValues?: boolean | undefined;
  /** The SQL function of the mean that the result is, where it is not the mean itself. */
  readonly formula?: string | undefined;
}

/** A metric's declaration: everything that is its own. */
export interface Definition<O extends object> extends AnyDefinition {
  /** The least and the most that a value can be, and so the mean of some. */
  readonly range: readonly [least: number, most: number];
  readonly options: Options<O>;
  /** The value of a sample. */
  value(options: Required<O>): Column;
  /** Where this is 0, the sample weighs nothing. */
  counted?(options: Required<O>): Column | undefined;
  /** For values that are not only right or wrong: what becomes of those that are no finite numbers. */
  readonly checked?: Checked;
  /** What a model minimizes, undefined where the value is nothing to be minimized. */
  readonly loss?: ((options: Required<O>) => Column) | undefined;
}

/** A metric's declaration where it is more than a mean: its sums, and the formula that turns them into the result. */
export interface SumsDefinition<O extends object, Result> extends AnyDefinition {
  readonly options: Options<O>;
  /** Throws RangeError for options that do not fit each other. */
  check?(options: Required<O>, what: string): void;
  sums(options: Required<O>): Summands;
  /**
   * What the sums come to. A sum without a key is a number, one with a key `Cells`, one with two keys a `Grid`; `classes` is how
   * many classes there are, where `hasClasses` says that the batches tell.
   */
  result(sums: Found, options: Required<O>): Result;
  /** Of a result that is an array: what each number belongs to. Left out where that is its place. */
  keys?(sums: Found, options: Required<O>): readonly Key[];
  /** The same sums by kernels, of samples that all weigh 1. */
  kernels?(options: Required<O>): CountAll | undefined;
  /** Throws RangeError for sums that are too many to be kept, or to be saved. */
  refuse?(sums: Found, options: Required<O>, what: string, isSaved: boolean): void;
  /** Of sums by score: the curve whose area the result is. An SQL engine can compute that area itself. */
  curve?(options: Required<O>): Curve | undefined;
  /** Whether the length of the prediction's vectors is the number of classes, and all batches must agree on that. */
  hasClasses?(options: Required<O>): boolean;
}

/** True positive rate over false positive rate, or precision over recall. */
export type Curve = 'ROC' | 'PR';

/** The sums of `n` samples; undefined where kernels cannot read the inputs, or where a sample is to be refused. */
export type CountAll = (n: number, inputs: Inputs) => Readonly<Record<string, Kept>> | undefined;

/** A metric's sums, for its formula. */
export interface Found {
  scalar(name: string): number;
  cells(name: string): Cells;
  grid(name: string): Grid;
  moments(name: string): Moments;
  scores(name: string): Scores;
  /** How many classes there are: 0 where that is not known. */
  readonly classes: number;
}
