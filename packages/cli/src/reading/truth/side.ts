import type { Column } from '../../engines/column.ts';
import type { FromOptions, SqlInput } from '../../inputs/input.ts';

/** One of two files that are joined by ids, which are compared as text. */
export class Side {
  readonly input: SqlInput;
  readonly columns: readonly Column[];
  /** The column of ids. */
  readonly key: string;

  constructor(input: SqlInput, columns: readonly Column[], key: string) {
    this.input = input;
    this.columns = columns;
    this.key = key;
  }

  /** What may follow FROM: the same rows with their ids as `_join_key`. */
  from(options: FromOptions = {}): string {
    return this.input.format === 'parquet' ? this.#typed(options) : this.#cells(options);
  }

  /** Parquet has types. Cells of text are made of its values where these are asked for. */
  #typed({ types, asText, ...options }: FromOptions): string {
    const d = this.input.engine.dialect;
    const casts = this.columns.flatMap(({ name, typeName }) => {
      const type = asText ? (asText.includes(name) ? 'VARCHAR' : undefined) : types?.get(name);
      return type === undefined || type === typeName
        ? []
        : [`CAST(${d.identifier(name)} AS ${type}) AS ${d.identifier(name)}`];
    });
    const replaced = casts.length > 0 ? ` REPLACE (${casts.join(', ')})` : '';
    return `(SELECT *${replaced}, ${this.#idOf()} AS _join_key FROM ${this.input.from(options)})`;
  }

  /** Ids of cells are read as the text that they are. Who uses them otherwise gets their usual type. */
  #cells({ types, asText, ...options }: FromOptions): string {
    const d = this.input.engine.dialect;
    const key = d.identifier(this.key);
    if (asText)
      return `(SELECT *, ${key} AS _join_key FROM ${this.input.from({ ...options, asText: [...new Set([...asText, this.key])] })})`;
    const isJson = this.input.format === 'jsonl';
    const all = isJson ? this.columns.map(({ name, typeName }) => [name, typeName] as const) : [];
    const read = new Map([...all, ...(types ?? [])]);
    const wanted = read.get(this.key) ?? this.#column.typeName;
    read.set(this.key, 'VARCHAR');
    const restored = wanted === 'VARCHAR' ? '' : ` REPLACE (CAST(${key} AS ${wanted}) AS ${key})`;
    return `(SELECT *${restored}, ${key} AS _join_key FROM ${this.input.from({ ...options, types: read })})`;
  }

  get #column(): Column {
    return this.columns.find(({ name }) => name === this.key)!;
  }

  /** An id of Parquet as text files write it. A whole number of a float type has no point. */
  #idOf(): string {
    const own = this.input.engine.dialect.identifier(this.key);
    const text = `CAST(${own} AS VARCHAR)`;
    return /^(DOUBLE|FLOAT)$/.test(this.#column.typeName)
      ? `CASE WHEN ${own} = trunc(${own}) AND abs(${own}) < 9007199254740992 THEN CAST(CAST(${own} AS BIGINT) AS VARCHAR) ELSE ${text} END`
      : text;
  }
}
