import type { Arithmetic } from './arithmetic.ts';

/** What the elements of a column or of rows are; everything else is cast to one of these before. */
export type SqlType = 'integer' | 'float32' | 'float64' | 'string';

/** An SQL expression and what it gives: a value, or a list of values of that type. */
export interface Ref {
  readonly sql: string;
  readonly type: SqlType;
  /** The precision of numbers that are stored as a wider type: DuckDB reads float16 of Parquet as float32. */
  readonly precision?: 'float16' | 'bfloat16' | undefined;
  /** Whether whole numbers may lie beyond -2^63 and 2^63. Such labels are no places of scores. */
  readonly wide?: boolean | undefined;
  readonly list?: boolean | undefined;
  /** How long the lists are, where they are made of columns. */
  readonly width?: number | undefined;
}

/** Names of what is computed of elements, each from those before it. */
export type Steps = readonly (readonly [name: string, sql: string])[];

/** Lists of float64. */
export interface Lists {
  readonly real: (list: string) => string;
  /** The element that the label counts from 0 on; NULL where there is none. */
  readonly at: (list: string, label: string) => string;
  /**
   * A list of what `body` gives for the elements at each place of lists of one length. It names columns of one number a row beside them,
   * too: by other names, if it is given these after the elements.
   */
  readonly each: (
    lists: readonly string[],
    body: (names: readonly string[]) => string,
    steps?: (names: readonly string[]) => Steps,
    beside?: readonly string[],
  ) => string;
  /** Whether what `each` says more than once may be steps before it; elsewhere it is a list of its own. */
  readonly takesSteps?: boolean;
  readonly sum: (list: string) => string;
  /** The mean of so many numbers, where it is not the sum divided by a width that may be 0. */
  readonly mean?: (list: string, width: string) => string;
  /** The largest; NaN is the largest of all. */
  readonly max: (list: string) => string;
  /** How many elements equal a number. */
  readonly count: (list: string, number: string) => string;
}

/**
 * How one SQL engine says what the vocabulary says. A verb that is never right for a row (NaN, a label that no class has) gives NULL,
 * which no comparison takes for true.
 */
export interface Dialect {
  readonly name: string;
  readonly identifier: (name: string) => string;
  /** A string, written out. */
  readonly text: (value: string) => string;
  readonly list: (columns: readonly string[]) => string;
  /** A value, or each of a list, as this type; `integer` of whole numbers only. */
  readonly cast: (sql: string, type: SqlType, list?: boolean) => string;
  /** NULL where other parts of a UNION ALL have a column of this type. */
  readonly none: (type: SqlType) => string;
  /** What a nested SELECT ends in, where the engine would otherwise compute its columns anew wherever they are named. */
  readonly fence?: string;
  /**
   * Whether the names of columns are known in all of their SELECT, so that none has to be nested. An engine of many machines that sends them
   * the innermost SELECT only would fetch its rows.
   */
  readonly isFlat?: boolean;

  /** What may follow FROM: the rows of `inner`, each as often as `count` says, with its place from 0 on as `_place`. */
  readonly places: (inner: string, count: string) => string;

  /** A list of the table's, where the engine would otherwise unpack it anew wherever it is named. */
  readonly unpacked?: (list: string) => string;
  /** Whether a value for one row may be a SELECT that sees the row's columns. */
  readonly selectsPerRow?: boolean;

  readonly equal: (a: Ref, b: Ref) => string;
  readonly differs: (a: Ref, constant: number) => string;
  readonly greater: (a: Ref, threshold: number) => string;
  readonly less: (a: Ref, limit: number) => string;
  readonly argmax: (rows: Ref) => string;
  /** The label's own score; NULL where it has none, or NaN. */
  readonly score: (label: Ref, rows: Ref) => string;
  /** Whether none is above, where the engine knows that with less effort than how many are. */
  readonly highest?: (score: Ref, rows: Ref) => string;
  readonly above: (score: Ref, rows: Ref) => string;
  readonly tiedBefore: (score: Ref, rows: Ref, label: Ref) => string;
  /** How many scores equal the label's, its own among them. */
  readonly tied: (score: Ref, rows: Ref, label: Ref) => string;
  readonly amongFirst: (label: Ref, rows: Ref, k: number) => string;

  /**
   * A number that values of a column can be compared with: beside a float64, a float32 would become one. Beside whole numbers it may
   * be the next lower whole number, which as many of them are above.
   */
  readonly constant: (of: Ref, x: number) => string;
  /**
   * How many of the thresholds, in ascending order, are below the number, and -1 for NaN; undefined where `search`, which is the same by a
   * search in halves, is as fast. `aside` gives a number a column of its own.
   */
  readonly bucket?: (
    of: Ref,
    thresholds: readonly number[],
    search: string,
    aside: (name: string, sql: string) => string,
  ) => string | undefined;
  /** A float64, written out. */
  readonly number: (x: number) => string;
  readonly real: (column: string) => string;
  readonly isFinite: (number: string) => string;
  readonly arithmetic: Arithmetic;
  readonly lists: Lists;

  /** Labels and ids as whole numbers; NULL where they are too large for any class. */
  readonly whole: (column: Ref) => string;
  readonly wholeList: (rows: Ref) => string;
  readonly isWhole: (column: Ref) => string;
  readonly isWholeList: (rows: Ref) => string;
  readonly hasNaN: (rows: Ref) => string;
  /** How many of a list are NaN. */
  readonly countNaN: (rows: Ref) => string;
  readonly isNaN: (column: Ref) => string;
  /** Whether a number, or one of a list, is below 0 or above 1. */
  readonly isOutside: (numbers: Ref) => string;
  readonly hasNull: (rows: string) => string;
  readonly width: (rows: string) => string;

  /** Whether a weight is finite and at least 0. */
  readonly isWeight: (column: string) => string;
  readonly weight: (column: string) => string;
  readonly countWhere: (condition: string) => string;
  /** The compensated sum of float64. */
  readonly sum: (expression: string) => string;
  /** The variance of float64 over rows, and the covariance of two, centred on the mean: sums of squares would lose all digits far from 0. */
  readonly variance: (x: string) => string;
  readonly covariance: (x: string, y: string) => string;
  /** The replicate, from 0 on, to which the samples of a key belong: `replicateOf` of a text. NULL for NULL. */
  readonly replicate: (text: string, replicates: number) => string;
}
