import type { Column } from '../../engines/column.ts';
import type { Engine, Row } from '../../engines/engine.ts';
import type { TableFormat } from '../../inputs/files/formats.ts';
import type { Assumed, FromOptions, SqlInput } from '../../inputs/input.ts';
import { type Keyed, keyColumn, ROW_KEY } from './keyed.ts';

/** Columns that a model lacks, and the rows of the other model that have them. */
export interface MissingColumns {
  readonly from: Keyed;
  /** The columns that the model's own rows lack. */
  readonly columns: readonly Column[];
}

/** The rows of one of two models that are compared. Columns that its rows lack come from the rows of the other model. */
export class PairView implements SqlInput {
  readonly engine: Engine;
  readonly source: string;
  readonly paths?: readonly string[];
  readonly format?: TableFormat;
  readonly #own: Keyed;
  readonly #missing: MissingColumns | undefined;
  readonly #hasKey: boolean;

  /** `hasKey` says whether the key is also a column. With `missing`, rows without a partner are left out. */
  constructor(own: Keyed, missing: MissingColumns | undefined, hasKey: boolean) {
    const { engine, source, paths, format } = own.input;
    this.engine = engine;
    this.source = source;
    if (paths) this.paths = paths;
    if (format) this.format = format;
    this.#own = own;
    this.#missing = missing;
    this.#hasKey = hasKey;
  }

  async describe(): Promise<Column[]> {
    return [
      ...this.#own.columns,
      ...(this.#missing?.columns ?? []),
      ...(this.#hasKey ? [keyColumn(this.#own)] : []),
    ];
  }

  from(options: FromOptions = {}): string {
    const missing = this.#missing;
    if (!missing) return this.#own.from(only(options, (name) => name !== ROW_KEY));
    const names = new Set(missing.columns.map(({ name }) => name));
    const d = this.engine.dialect;
    const own = this.#own.from(only(options, (name) => name !== ROW_KEY && !names.has(name)));
    const { types, asText } = only(options, (name) => names.has(name));
    const other = missing.from.from({ ...(types && { types }), ...(asText && { asText }) });
    const columns = [...names].map((name) => `, _b.${d.identifier(name)} AS ${d.identifier(name)}`);
    return `(SELECT _a.*${columns.join('')} FROM (SELECT * FROM ${own}) AS _a JOIN (SELECT * FROM ${other}) AS _b ON _a.${ROW_KEY} = _b.${ROW_KEY}) AS paired`;
  }

  lineOfRow(path: string, row: number): Promise<number> {
    return this.#own.input.lineOfRow!(path, row);
  }

  assumed(): readonly Assumed[] {
    return this.#own.input.assumed?.() ?? [];
  }

  async verify(): Promise<void> {
    await this.#own.input.verify?.();
    await this.#missing?.from.input.verify?.();
  }

  async scan(sql: string): Promise<Row[]> {
    const rows = await this.#own.input.scan(sql);
    await this.#missing?.from.input.verify?.();
    return rows;
  }
}

/** The options, restricted to some columns. */
function only(options: FromOptions, isIncluded: (name: string) => boolean): FromOptions {
  const { types, asText } = options;
  return {
    ...options,
    ...(types && { types: new Map([...types].filter(([name]) => isIncluded(name))) }),
    ...(asText && { asText: asText.filter(isIncluded) }),
  };
}
