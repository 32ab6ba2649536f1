import type { Column } from '../../engines/column.ts';
import type { FromOptions, SqlInput } from '../../inputs/input.ts';

/** One of two files that are joined by ids, which are compared as text. */
export class Side {
  readonly input: SqlInput;
  readonly columns: readonly Column[];
  /** The column of ids; undefined where these are the numbers of the rows. */
  readonly key: string | undefined;

  constructor(input: SqlInput, columns: readonly Column[], key: string | undefined) {
    this.input = input;
    this.columns = columns;
    this.key = key;
  }

  /** The SQL after FROM: the rows with their ids as `_join_key`. */
  from(options: FromOptions = {}): string {
    if (this.key === undefined) return this.#numbered(options);
    return this.#isTyped
      ? `(SELECT *${this.#casts(options)}, ${this.#idOf(this.key)} AS _join_key FROM ${this.input.from(options)})`
      : this.#cells(this.key, options);
  }

  get #isTyped(): boolean {
    return this.input.format === 'parquet';
  }

  /** The SQL with row numbers as ids. The row numbers are hidden unless the options ask for them. */
  #numbered(options: FromOptions): string {
    const { numbered = '_join_row' } = options;
    const rows = this.input.from({ ...options, numbered });
    const read = this.#isTyped ? `(SELECT *${this.#casts(options)} FROM ${rows})` : rows;
    const star = options.numbered === undefined ? '* EXCLUDE (_join_row)' : '*';
    return `(SELECT ${star}, ${numbered} AS _join_key FROM ${read})`;
  }

  /** The casts of Parquet columns to the types or texts that the options ask for. */
  #casts({ types, asText }: FromOptions): string {
    const d = this.input.engine.dialect;
    const casts = this.columns.flatMap(({ name, typeName }) => {
      const type = asText ? (asText.includes(name) ? 'VARCHAR' : undefined) : types?.get(name);
      return type === undefined || type === typeName
        ? []
        : [`CAST(${d.identifier(name)} AS ${type}) AS ${d.identifier(name)}`];
    });
    return casts.length > 0 ? ` REPLACE (${casts.join(', ')})` : '';
  }

  /** The SQL for text files. Ids are read as text; the column of ids itself keeps its guessed type. */
  #cells(name: string, { types, asText, ...options }: FromOptions): string {
    const key = this.input.engine.dialect.identifier(name);
    if (asText)
      return `(SELECT *, ${key} AS _join_key FROM ${this.input.from({ ...options, asText: [...new Set([...asText, name])] })})`;
    const isJson = this.input.format === 'jsonl';
    const all = isJson ? this.columns.map((one) => [one.name, one.typeName] as const) : [];
    const read = new Map([...all, ...(types ?? [])]);
    const wanted = read.get(name) ?? this.#typeOf(name);
    read.set(name, 'VARCHAR');
    const restored = wanted === 'VARCHAR' ? '' : ` REPLACE (CAST(${key} AS ${wanted}) AS ${key})`;
    return `(SELECT *${restored}, ${key} AS _join_key FROM ${this.input.from({ ...options, types: read })})`;
  }

  #typeOf(name: string): string {
    return this.columns.find((column) => column.name === name)!.typeName;
  }

  /** An id of Parquet as text. A whole number of a float type has no decimal point, as in text files. */
  #idOf(name: string): string {
    const own = this.input.engine.dialect.identifier(name);
    const text = `CAST(${own} AS VARCHAR)`;
    return /^(DOUBLE|FLOAT)$/.test(this.#typeOf(name))
      ? `CASE WHEN ${own} = trunc(${own}) AND abs(${own}) < 9007199254740992 THEN CAST(CAST(${own} AS BIGINT) AS VARCHAR) ELSE ${text} END`
      : text;
  }
}
