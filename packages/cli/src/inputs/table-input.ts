import { problemsQuery } from 'rightly/sql';
import type { Engine, Row } from '../engines/engine.ts';
import { InputError } from '../process/errors.ts';
import type { Column } from '../engines/column.ts';
import type { Asked, Input, Reading } from './input.ts';
import type { Columns } from '../reading/choose-columns.ts';
import { describe, predictionName } from '../counting/tables/problem.ts';

/** A table, or the answer to a query, wherever it is. */
export class TableInput implements Input {
  readonly engine: Engine;
  readonly source: string;
  readonly #from: string;

  constructor(engine: Engine, source: string, from: string) {
    this.engine = engine;
    this.source = source;
    this.#from = from;
  }

  describe(): Promise<Column[]> {
    return this.engine.describe(this.#from);
  }

  read(columns: Columns): Reading {
    return { columns, from: () => this.#from };
  }

  scan(sql: string): Promise<Row[]> {
    return this.engine.scan(sql);
  }

  /** Rows of tables have no order, and so no numbers: any one that is refused. */
  async locate({ metrics, source, table }: Asked): Promise<InputError | undefined> {
    const { dialect } = this.engine;
    const { yTrue, yPred } = table.columns;
    const originals = [yTrue, yPred].flat().map(({ name }) => name);
    const sql = problemsQuery(metrics, source, originals, dialect);
    const [row] = await this.engine.query(`SELECT * FROM (${sql}) AS problems LIMIT 1`);
    if (row) return new InputError(`${this.source}: a row: ${describe(row, table, metrics)}`);
    if (table.contents.predictions !== 'scores') return undefined;
    const width = dialect.width(table.names.yPred);
    const [lengths] = await this.engine.query(
      `SELECT min(${width}) AS narrowest, max(${width}) AS widest FROM ${table.from()}`,
    );
    const [low, high] = [lengths?.['narrowest'], lengths?.['widest']].map(Number);
    return low === high
      ? undefined
      : new InputError(
          `${this.source}: ${predictionName(table)} has from ${low} to ${high} scores a row; all must have as many`,
        );
  }
}
