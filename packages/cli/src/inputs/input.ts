import type { Source } from 'rightly/sql';
import type { Engine, Row } from '../engines/engine.ts';
import type { InputError } from '../process/errors.ts';
import type { Column } from '../engines/column.ts';
import type { Columns } from '../reading/choose-columns.ts';
import type { Prepared } from '../reading/prepare.ts';
import type { DeclaredMetric } from '../reading/declared-metric.ts';

/** What is evaluated, and the engine that reads it: prediction files, a table, a query. */
export interface Input {
  readonly engine: Engine;
  /** What the user called it. */
  readonly source: string;
  /** The files that are read, where it is files of this machine. */
  readonly paths?: readonly string[];
  describe(): Promise<Column[]>;
  /** The columns as they are read once it is known which are used, and how. */
  read(chosen: Columns, all: readonly Column[], where: string | undefined): Reading;
  /** How many numbers there are in the first list of a column of text; undefined where it holds no lists. */
  listInText?(column: Column, from: string): Promise<number | undefined>;
  /** The rows of a query that reads everything. */
  scan(sql: string): Promise<Row[]>;
  /** The first row for which a query was refused, and what is wrong with it; undefined where it is no row's fault. */
  locate(asked: Asked): Promise<InputError | undefined>;
}

export interface Reading {
  readonly columns: Columns;
  /** What may follow FROM. */
  readonly from: (options?: FromOptions) => string;
}

/** Which part of it, and whether with the rows' numbers; only files have these. */
export interface FromOptions {
  readonly path?: string;
  readonly numbered?: string;
}

/** What was asked of a table. */
export interface Asked {
  readonly metrics: readonly DeclaredMetric[];
  readonly source: Source;
  readonly table: Prepared;
}
