import type { Column } from '../engines/vocabulary.ts';
import type { Checked } from './finite.ts';
import type { Options } from './options.ts';

/** The part of a declaration that does not depend on the metric's options. */
export interface AnyDefinition {
  /** The class's name in Keras and in saved documents; minifiers may rename the class itself. */
  readonly className: string;
  /** The name that an instance has by default. */
  readonly name: string;
  /** Whether a better model has a higher value (`up`) or a lower one; undefined where that depends. */
  readonly direction?: 'up' | 'down' | undefined;
  readonly options: object;
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
