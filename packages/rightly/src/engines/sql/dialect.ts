import type { Arithmetic } from './arithmetic.ts';

/** The types of elements. Other types are cast to one of these first. */
export type SqlType = 'integer' | 'float32' | 'float64' | 'string';

/** An SQL expression and its type: a value, or a list of values. */
export interface Ref {
  readonly sql: string;
  readonly type: SqlType;
  /** The precision of numbers that are stored as a wider type. DuckDB reads float16 of Parquet as float32. */
  readonly precision?: 'float16' | 'bfloat16' | undefined;
  /** Whether whole numbers may be outside of -2^63 to 2^63. Such labels are no indexes of scores. */
  readonly wide?: boolean | undefined;
  readonly list?: boolean | undefined;
  /** The length of lists that are made of columns. */
  readonly width?: number | undefined;
}

/** Named intermediate results of elements. Each may use those before it. */
export type Steps = readonly (readonly [name: string, sql: string])[];

/** Lists of float64. */
export interface Lists {
  readonly real: (list: string) => string;
  /** The element at the label, counted from 0. NULL where there is none. */
  readonly at: (list: string, label: string) => string;
  /**
   * A list of the results of `body` for the elements at each index of lists of equal length. `body` may name columns with one number for
   * each row. If `beside` is given, `body` gets other names for these columns, after the elements.
   */
  readonly each: (
    lists: readonly string[],
    body: (names: readonly string[]) => string,
    steps?: (names: readonly string[]) => Steps,
    beside?: readonly string[],
  ) => string;
  /** Whether `each` takes intermediate results as steps. Otherwise each of them is a separate list. */
  readonly takesSteps?: boolean;
  readonly sum: (list: string) => string;
  /** The mean of the given number of elements. By default the sum is divided by the width, and the mean is NULL where the width is 0. */
  readonly mean?: (list: string, width: string) => string;
  /** The largest element. NaN is larger than all numbers. */
  readonly max: (list: string) => string;
  /** The number of elements that equal a number. */
  readonly count: (list: string, number: string) => string;
}

/**
 * How an SQL engine expresses the vocabulary. A verb without a valid result (of NaN, or a label that no class has) gives NULL, which makes no
 * comparison true.
 */
export interface Dialect {
  readonly name: string;
  readonly identifier: (name: string) => string;
  /** A string literal. */
  readonly text: (value: string) => string;
  readonly list: (columns: readonly string[]) => string;
  /**
   * A value, or each element of a list, cast to this type. Only whole numbers are cast to `integer`. A cast to `float32` rounds to 24 bits,
   * also where the engine has no such type.
   */
  readonly cast: (sql: string, type: SqlType, list?: boolean) => string;
  /** NULL of this type, for parts of a UNION ALL that lack the column. */
  readonly none: (type: SqlType) => string;
  /** The end of a nested SELECT, where the engine would otherwise compute its columns again at each use. */
  readonly fence?: string;
  /**
   * Whether names of columns are known in the whole SELECT, so that no SELECT is nested. A cluster that sends only the innermost SELECT to
   * its machines would otherwise fetch the rows.
   */
  readonly isFlat?: boolean;

  /** A FROM clause that repeats each row of `inner` `count` times. The index of the copy, from 0 on, is the column `_place`. */
  readonly places: (inner: string, count: string) => string;

  /** A list of the table, where the engine would otherwise unpack it again at each use. */
  readonly unpacked?: (list: string) => string;
  /** Whether a value for one row may be a SELECT that uses the row's columns. */
  readonly selectsPerRow?: boolean;

  readonly equal: (a: Ref, b: Ref) => string;
  readonly differs: (a: Ref, constant: number) => string;
  readonly greater: (a: Ref, threshold: number) => string;
  readonly less: (a: Ref, limit: number) => string;
  readonly argmax: (rows: Ref) => string;
  /** The label's score. NULL where the label has no score, or the score is NaN. */
  readonly score: (label: Ref, rows: Ref) => string;
  /** Whether no score is higher, where the engine decides that faster than it counts higher scores. */
  readonly highest?: (score: Ref, rows: Ref) => string;
  readonly above: (score: Ref, rows: Ref) => string;
  readonly tiedBefore: (score: Ref, rows: Ref, label: Ref) => string;
  /** The number of scores that equal the label's, including its own. */
  readonly tied: (score: Ref, rows: Ref, label: Ref) => string;
  readonly amongFirst: (label: Ref, rows: Ref, k: number) => string;

  /**
   * A number to compare with values of a column. It has the type of the column, because engines convert float32 values for a comparison with
   * float64. For whole numbers, the next lower whole number may replace a fraction: the same values are above both.
   */
  readonly constant: (of: Ref, x: number) => string;
  /**
   * The number of thresholds below the number, or -1 for NaN. Thresholds ascend. Undefined where `search`, a binary search, is as fast.
   * `asColumn` makes a separate column of a number.
   */
  readonly bucket?: (
    of: Ref,
    thresholds: readonly number[],
    search: () => string,
    asColumn: (name: string, sql: string) => string,
  ) => string | undefined;
  /** A float64 literal. */
  readonly number: (x: number) => string;
  readonly real: (column: string) => string;
  readonly isFinite: (number: string) => string;
  readonly arithmetic: Arithmetic;
  readonly lists: Lists;

  /** Labels and ids as whole numbers. NULL where they are too large for any class. */
  readonly whole: (column: Ref) => string;
  readonly wholeList: (rows: Ref) => string;
  readonly isWhole: (column: Ref) => string;
  readonly isWholeList: (rows: Ref) => string;
  readonly hasNaN: (rows: Ref) => string;
  /** The number of NaN in a list. */
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
  /**
   * The variance of float64 over rows, and the covariance of two. Both are centred on the mean, because sums of squares lose digits far
   * from 0.
   */
  readonly variance: (x: string) => string;
  readonly covariance: (x: string, y: string) => string;
  /** The replicate of a key, from 0 on: `replicateOf` of its text. NULL for NULL. */
  readonly replicate: (text: string, replicates: number) => string;
}
