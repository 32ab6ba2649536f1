import type { ColumnOptions } from './choose-columns.ts';
import type { Layout } from './layout.ts';
import type { ValueOptions } from './values/value-options.ts';

/** What the command line says of how an input is read. */
export interface ReadOptions extends ColumnOptions, ValueOptions {
  readonly classes?: string | undefined;
  /** What truth and predictions are, where the first rows are not to decide. */
  readonly layout?: Layout | undefined;
  /** What makes no difference between two labels. */
  readonly fold?: string | undefined;
  /** A label whose rows and elements do not count. */
  readonly ignoreClass?: string | undefined;
  /** What scores are rounded to: float32; or what the bits of scores stand for. */
  readonly scoreType?: 'float32' | 'float16' | 'bfloat16' | undefined;
  readonly where?: string | undefined;
  readonly metrics?: string | undefined;
  /** Precision, recall, F1 and support of each class. */
  readonly perClass?: boolean | undefined;
  /** The label that counts, in metrics of one class. */
  readonly positive?: string | undefined;
  /** The file that keeps the sums. */
  readonly state?: string | undefined;
  /** Whether whole numbers in text are read exactly from the start; said by no option, but where a faster scan failed. */
  readonly isExact?: boolean | undefined;
  readonly nulls?: 'error' | 'skip' | undefined;
}
