import type { Column } from '../engines/column.ts';
import type { Engine, Row } from '../engines/engine.ts';
import type { SqlInput } from './input.ts';

/** A table of any engine, or the answer to a query. */
export class TableInput implements SqlInput {
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

  from(): string {
    return this.#from;
  }

  scan(sql: string): Promise<Row[]> {
    return this.engine.scan(sql);
  }
}
