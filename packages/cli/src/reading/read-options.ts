import type { ColumnOptions } from './choose-columns.ts';
import type { Layout } from './layout.ts';
import type { ValueOptions } from './values/value-options.ts';

/** The options for reading an input. */
export interface ReadOptions extends ColumnOptions, ValueOptions {
  readonly classes?: string | undefined;
  /** The layout; undefined where the first rows decide. */
  readonly layout?: Layout | undefined;
  /** Differences between labels that are ignored. */
  readonly fold?: string | undefined;
  /** A label whose rows and elements are left out. */
  readonly ignoreClass?: string | undefined;
  /** The type that scores are rounded to (float32), or the type of their bits. */
  readonly scoreType?: 'float32' | 'float16' | 'bfloat16' | undefined;
  readonly where?: string | undefined;
  readonly metrics?: string | undefined;
  /** Precision, recall, F1 and support of each class. */
  readonly perClass?: boolean | undefined;
  /** The positive label of metrics of one class. */
  readonly positive?: string | undefined;
  /** The file for the sums. */
  readonly state?: string | undefined;
  /** Whether whole numbers in text are read exactly. No option sets this. It is set after a faster scan failed. */
  readonly isExact?: boolean | undefined;
  readonly nulls?: 'error' | 'skip' | undefined;
}
