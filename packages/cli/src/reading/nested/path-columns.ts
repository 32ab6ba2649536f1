import { type Column } from '../../engines/column.ts';
import { toColumn } from '../../engines/duckdb/to-column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import { InputError, quote } from '../../process/errors.ts';
import { flag } from '../deciding/flag.ts';
import { sqlOf } from '../expressions/given-expressions.ts';
import type { ReadOptions } from '../read-options.ts';
import { jsonAt, jsonValueAt, typedAt } from './extract.ts';
import { serverColumn } from './server-path.ts';
import type { Derived } from './nested-input.ts';
import { follow, leavesOf, type Path, pathOf, written } from './path.ts';
import { type Shape, shapeOfStructure, shapeOfType, typeOfShape } from './shape.ts';

/** A column or a path, the shape of its values, and the SQL that reads them. */
export interface Place {
  readonly column: Column;
  readonly root: string;
  readonly isJson: boolean;
  readonly shape: Shape;
  /** The SQL of the value, from the SQL of the root column. */
  readonly sql: (root: string) => string;
}

/** Columns for the paths on a command line. */
export class PathColumns {
  readonly input: SqlInput;
  /** The options. A pattern such as `scores.*` is replaced by its column. */
  options: ReadOptions;
  /** Whether the fields of the predictions are the classes: `scores.*`. */
  isScores = false;
  readonly #own: readonly Column[];
  readonly #derived = new Map<string, Derived>();
  readonly #places = new Map<string, Place>();

  private constructor(input: SqlInput, own: readonly Column[], options: ReadOptions) {
    this.input = input;
    this.#own = own;
    this.options = options;
  }

  static async of(
    input: SqlInput,
    own: readonly Column[],
    options: ReadOptions,
  ): Promise<PathColumns> {
    const paths = new PathColumns(input, own, options);
    await paths.#readOptions();
    return paths;
  }

  get derived(): readonly Derived[] {
    return [...this.#derived.values()];
  }

  /** The columns of the input, and those of paths. */
  get columns(): readonly Column[] {
    const known = new Set(this.#own.map(({ name }) => name));
    return [
      ...this.#own.map((column) => this.#derived.get(column.name)?.column ?? column),
      ...this.derived.map(({ column }) => column).filter(({ name }) => !known.has(name)),
    ];
  }

  put(one: Derived): void {
    this.#derived.set(one.column.name, one);
  }

  /** The place of a column. */
  placeOf(column: Column): Place {
    const isJson = this.#isText || /^(VARCHAR|JSON)$/.test(column.typeName);
    return (
      this.#places.get(column.name) ?? {
        column,
        root: column.name,
        isJson,
        shape: shapeOfType(column.typeName),
        sql: (root) => root,
      }
    );
  }

  get #isText(): boolean {
    return this.input.format !== undefined && this.input.format !== 'parquet';
  }

  async #readOptions(): Promise<void> {
    const { yTrue, yPred, sampleWeight, by = [], text = [], number = [] } = this.options;
    const lists = [
      ['--y-true', yTrue],
      ['--y-pred', yPred],
      ['--sample-weight', sampleWeight],
      ...by.map((list) => ['--by', list] as const),
      ...text.map((list) => ['--text', list] as const),
      ...number.map((list) => ['--number', list] as const),
    ] as const;
    const known = new Set(this.#own.map(({ name }) => name));
    for (const [option, list] of lists) {
      if (typeof list !== 'string' || known.has(list) || sqlOf(list) !== undefined) continue;
      const whole = pathOf(list, known);
      const names = whole ? [list] : list.split(',').map((name) => name.trim());
      for (const name of names) await this.#readName(option, name, known);
    }
  }

  async #readName(option: string, name: string, known: ReadonlySet<string>): Promise<void> {
    if (known.has(name) || this.#derived.has(name)) return;
    const fields = option === '--y-pred' ? /^(.+)\.\*$/s.exec(name)?.[1] : undefined;
    const path = pathOf(name, known);
    if (path) await this.#add(option, name, path);
    else if (fields !== undefined) {
      const within = pathOf(fields, known);
      if (!within && !known.has(fields)) return;
      // Columns with such names are matched by the pattern.
      if ([...known].some((one) => one.startsWith(`${fields}.`))) return;
      if (within) await this.#add(option, fields, within);
      this.options = { ...this.options, yPred: fields };
      this.isScores = true;
    }
  }

  async #add(option: string, name: string, { root, steps }: Path): Promise<void> {
    const { dialect } = this.input.engine;
    const column = this.#own.find((one) => one.name === root)!;
    if (dialect.name !== 'duckdb') {
      this.put(await serverColumn(this.input, { name, column, steps, option }));
      return;
    }
    const whole = this.placeOf(column);
    const shape = whole.isJson ? await this.#shapeInText(option, column) : whole.shape;
    const found = follow(shape, steps);
    if (typeof found === 'number') {
      const at = follow(shape, steps.slice(0, found)) as Shape;
      const before = written(root, steps.slice(0, found));
      const leaves = leavesOf(before, at).filter((one) => one !== before);
      const there =
        leaves.length > 0
          ? `; there are ${leaves.map(quote).join(', ')}`
          : `; ${quote(before)} holds single values (${typeOfShape(at)})`;
      throw new InputError(`${option}: there is nothing at ${quote(name)}${there}`);
    }
    const typeName = typeOfShape(found);
    const place: Place = {
      column: toColumn(name, whole.isJson ? typeName : typedName(found)),
      root,
      isJson: whole.isJson,
      shape: found,
      sql: (own) => (whole.isJson ? jsonAt(own, steps) : typedAt(own, shape, steps)),
    };
    this.#places.set(name, place);
    this.put({
      column: place.column,
      root,
      sql: (own, type) =>
        whole.isJson
          ? jsonValueAt(own, steps, { shape: found, type, name })
          : typedAt(own, shape, steps),
    });
  }

  /** The shape of the first rows of a column of JSON. */
  async #shapeInText(option: string, column: Column): Promise<Shape> {
    const d = this.input.engine.dialect;
    const own = d.identifier(column.name);
    const from = this.input.from(this.#isText ? { asText: [column.name] } : {});
    const [row] = await this.input.engine.query(
      `SELECT CAST(json_group_structure(CASE WHEN json_valid(x) THEN CAST(x AS JSON) END) AS VARCHAR) AS found FROM (SELECT ${own} AS x FROM ${from} WHERE ${own} IS NOT NULL LIMIT 20480)`,
    );
    const found = row?.['found'] ?? null;
    if (found === null || String(found).startsWith('"'))
      throw new InputError(
        `${option}: ${quote(column.name)} holds no objects or lists in JSON; say ${flag(option, `sql: …`)} for a value within other text`,
      );
    return shapeOfStructure(JSON.parse(String(found)));
  }
}

/** The DuckDB type of a shape. */
function typedName(shape: Shape): string {
  if (shape.kind === 'value') return shape.typeName;
  if (shape.kind === 'list') return `${typedName(shape.of)}[]`;
  if (shape.kind === 'map') return `MAP(VARCHAR, ${typedName(shape.of)})`;
  const fields = Array.from(
    shape.fields,
    ([name, field]) => `"${name.replaceAll('"', '""')}" ${typedName(field)}`,
  );
  return `STRUCT(${fields.join(', ')})`;
}
