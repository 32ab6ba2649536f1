import type { Column } from '../../engines/column.ts';
import type { Engine, Row } from '../../engines/engine.ts';
import type { TableFormat } from '../../inputs/files/formats.ts';
import { type Shape, shapeOfType, typeOfShape } from './shape.ts';
import type { Assumed, FromOptions, SqlInput } from '../../inputs/input.ts';

/** A column that is computed from another column. */
export interface Derived {
  readonly column: Column;
  /** The column that it is computed from. The derived column may take its name. */
  readonly root: string;
  /** The SQL of the value, from the SQL of the root column. Roots of text files are JSON or text. `type` is the type to cast to, if one is given. */
  readonly sql: (root: string, type: string | undefined) => string;
}

/** An input with derived columns: fields of objects, scores by class. */
export class NestedInput implements SqlInput {
  readonly engine: Engine;
  readonly source: string;
  readonly paths?: readonly string[];
  readonly format?: TableFormat;
  readonly #input: SqlInput;
  readonly #own: readonly Column[];
  readonly #derived: readonly Derived[];

  constructor(input: SqlInput, own: readonly Column[], derived: readonly Derived[]) {
    this.engine = input.engine;
    this.source = input.source;
    if (input.paths) this.paths = input.paths;
    if (input.format) this.format = input.format;
    this.#input = input;
    this.#own = own;
    this.#derived = derived;
  }

  async describe(): Promise<Column[]> {
    return [...this.columns];
  }

  get columns(): readonly Column[] {
    const made = new Map(this.#derived.map(({ column }) => [column.name, column]));
    const known = new Set(this.#own.map(({ name }) => name));
    return [
      ...this.#own.map((column) => made.get(column.name) ?? column),
      ...[...made.values()].filter(({ name }) => !known.has(name)),
    ];
  }

  from(options: FromOptions = {}): string {
    const d = this.engine.dialect;
    const { types, asText } = options;
    const names = new Set(this.#derived.map(({ column }) => column.name));
    const used = asText
      ? this.#derived.filter(({ column }) => asText.includes(column.name))
      : this.#derived;
    const roots = new Map(used.map(({ root }) => [root, root]));
    const own = this.#own.filter(({ name }) => !names.has(name) || roots.has(name));
    const inner: FromOptions = asText
      ? { ...options, asText: [...asText.filter((name) => !names.has(name)), ...roots.keys()] }
      : this.#isText()
        ? { ...options, types: this.#typesOf(own, roots, types) }
        : options;
    const value = ({ column, root, sql }: Derived): string =>
      `${sql(d.identifier(root), asText ? 'VARCHAR' : types?.get(column.name))} AS ${d.identifier(column.name)}`;
    const known = new Set(this.#own.map(({ name }) => name));
    const replaced = used.filter(({ column }) => known.has(column.name)).map(value);
    const added = used.filter(({ column }) => !known.has(column.name)).map(value);
    const taken = new Set(used.map(({ column }) => column.name));
    for (const column of asText ? [] : this.#own) {
      const root = d.identifier(column.name);
      if (!roots.has(column.name) || taken.has(column.name)) continue;
      if (this.format === 'jsonl' && isNested(column))
        replaced.push(
          `json_transform(${root}, ${d.text(JSON.stringify(structureOf(shapeOfType(column.typeName))))}) AS ${root}`,
        );
    }
    const star = replaced.length > 0 ? `* REPLACE (${replaced.join(', ')})` : '*';
    return `(SELECT ${[star, ...added].join(', ')} FROM ${this.#input.from(inner)}) AS nested`;
  }

  assumed(): readonly Assumed[] {
    return this.#input.assumed?.() ?? [];
  }

  lineOfRow(path: string, row: number): Promise<number> {
    return this.#input.lineOfRow!(path, row);
  }

  async verify(): Promise<void> {
    await this.#input.verify?.();
  }

  scan(sql: string): Promise<Row[]> {
    return this.#input.scan(sql);
  }

  #isText(): boolean {
    return this.format !== undefined && this.format !== 'parquet';
  }

  /** The types to read columns with. Roots are read as JSON or as text. For JSON files, DuckDB needs the types of all columns. */
  #typesOf(
    own: readonly Column[],
    roots: ReadonlyMap<string, string>,
    types: ReadonlyMap<string, string> = new Map(),
  ): Map<string, string> {
    const isJson = this.format === 'jsonl';
    const found = own.flatMap(({ name, typeName }): [string, string][] => {
      // A text within JSON may hold JSON.
      if (roots.has(name)) return [[name, isJson && typeName !== 'VARCHAR' ? 'JSON' : 'VARCHAR']];
      const given = types.get(name) ?? (isJson ? typeName : undefined);
      return given === undefined ? [] : [[name, given]];
    });
    return new Map(found);
  }
}

const isNested = ({ typeName }: Column): boolean => /^(STRUCT|MAP)\(|\]$/.test(typeName);

/** A shape in the form that `json_transform` takes. */
function structureOf(shape: Shape): unknown {
  switch (shape.kind) {
    case 'object':
      return Object.fromEntries(
        Array.from(shape.fields, ([name, field]) => [name, structureOf(field)]),
      );
    case 'list':
      return [structureOf(shape.of)];
    case 'map':
      return `MAP(VARCHAR, ${typeOfShape(shape.of)})`;
    default:
      return shape.typeName;
  }
}
