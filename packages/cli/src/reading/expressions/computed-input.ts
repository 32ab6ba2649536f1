import type { Column, Expression } from '../../engines/column.ts';
import type { Engine, Row } from '../../engines/engine.ts';
import type { FromOptions, SqlInput } from '../../inputs/input.ts';
import type { TableFormat } from '../../inputs/files/formats.ts';
import { computed } from './computed.ts';
import { freeNames } from './free-names.ts';
import { mentions } from './mentions.ts';
import { hasNestedWholes } from './nested-types.ts';
import { narrowed } from './narrow.ts';

/** An input with columns that SQL computes from each row. */
export class ComputedInput implements SqlInput {
  readonly engine: Engine;
  readonly source: string;
  readonly paths?: readonly string[];
  readonly format?: TableFormat;
  readonly #input: SqlInput;
  readonly #columns: readonly Column[];
  readonly #expressions: readonly Expression[];

  constructor(input: SqlInput, columns: readonly Column[], expressions: readonly Expression[]) {
    this.engine = input.engine;
    this.source = input.source;
    if (input.paths) this.paths = input.paths;
    if (input.format) this.format = input.format;
    this.#input = input;
    this.#columns = columns;
    this.#expressions = expressions;
  }

  describe(): Promise<Column[]> {
    return this.engine.describe(this.from());
  }

  from({ plain, ...options }: FromOptions = {}): string {
    const from = this.#input.from(options);
    if (plain) return from;
    const wide = this.#columns.filter((column) => this.#isWidened(column, options.types));
    return wide.length > 0
      ? narrowed(from, this.#expressions, {
          wide,
          names: freeNames('_wide', wide.length, this.#columns),
          dialect: this.engine.dialect,
        })
      : computed(from, this.#expressions);
  }

  scan(sql: string): Promise<Row[]> {
    return this.#input.scan(sql);
  }

  /** Whether an expression names a column whose whole numbers are read as DOUBLE, or in objects as decimals. */
  #isWidened({ name, typeName }: Column, types: FromOptions['types']): boolean {
    const read = types?.get(name);
    return (
      read !== undefined &&
      read !== typeName &&
      (read.startsWith('DOUBLE') || hasNestedWholes(typeName)) &&
      this.#expressions.some(({ sql }) => mentions(sql, name))
    );
  }
}
