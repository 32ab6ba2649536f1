import type { Column } from '../../engines/column.ts';
import type { Engine, Row } from '../../engines/engine.ts';
import type { TableFormat } from '../../inputs/files/formats.ts';
import type { Assumed, FromOptions, Sides, SqlInput } from '../../inputs/input.ts';
import { Side } from './side.ts';

/** Predictions, joined with the truth of another file. */
export class JoinedInput implements SqlInput {
  readonly engine: Engine;
  readonly source: string;
  readonly paths: readonly string[];
  readonly format: TableFormat;
  readonly sides: Sides;
  readonly remarks: readonly string[];
  readonly #predictions: Side;
  readonly #truth: Side;
  readonly #columns: readonly Column[];

  constructor(predictions: Side, truth: Side, remarks: readonly string[]) {
    const { input } = predictions;
    this.engine = input.engine;
    this.source = input.source;
    this.paths = input.paths!;
    this.format = commonFormat(input.format!, truth.input.format!);
    this.remarks = remarks;
    this.#predictions = predictions;
    this.#truth = truth;
    const renamed = renamedColumns(predictions, truth);
    this.sides = {
      truths: renamed,
      predictions: predictions.columns
        .map(({ name }) => name)
        .filter((name) => name !== predictions.key),
      file: truth.input.source,
    };
    this.#columns = [
      ...predictions.columns,
      ...truth.columns.flatMap((column) => {
        const name = renamed.get(column.name);
        return name === undefined ? [] : [{ ...column, name }];
      }),
    ];
  }

  async describe(): Promise<Column[]> {
    return [...this.#columns];
  }

  from({ types, asText, path, numbered }: FromOptions = {}): string {
    const d = this.engine.dialect;
    const { truths } = this.sides;
    const asked = new Set(asText);
    const taken = [...truths].filter(([, name]) => asText === undefined || asked.has(name));
    const own = new Map([...truths].map(([name, joined]) => [joined, name]));
    const side = (isTruth: boolean): Pick<FromOptions, 'types' | 'asText'> => {
      const nameOf = (name: string): string[] =>
        isTruth ? [own.get(name) ?? []].flat() : own.has(name) ? [] : [name];
      return {
        ...(types && {
          types: new Map(
            [...types].flatMap(([name, type]) => nameOf(name).map((one) => [one, type] as const)),
          ),
        }),
        ...(asText && { asText: asText.flatMap(nameOf) }),
      };
    };
    const predictions = this.#predictions.from({
      ...side(false),
      ...(path === undefined ? {} : { path }),
      ...(numbered === undefined ? {} : { numbered }),
    });
    const columns = taken.map(
      ([name, joined]) => `, _t.${d.identifier(name)} AS ${d.identifier(joined)}`,
    );
    return `(SELECT _p.* EXCLUDE (_join_key)${columns.join('')} FROM ${predictions} AS _p JOIN ${this.#truth.from(side(true))} AS _t ON _p._join_key = _t._join_key) AS joined`;
  }

  assumed(): readonly Assumed[] {
    return [this.#predictions, this.#truth].flatMap(({ input }) => input.assumed?.() ?? []);
  }

  lineOfRow(path: string, row: number): Promise<number> {
    return this.#predictions.input.lineOfRow!(path, row);
  }

  /** Runs a query that reads both files. */
  async scan(sql: string): Promise<Row[]> {
    const rows = await this.#predictions.input.scan(sql);
    await this.#truth.input.verify?.();
    return rows;
  }
}

/** The names of the columns of truth in the joined rows. If both files have a name, that of the truth gets `truth.` in front. */
function renamedColumns(predictions: Side, truth: Side): Map<string, string> {
  const taken = new Set(predictions.columns.map(({ name }) => name.toLowerCase()));
  const isKey = truth.key?.toLowerCase() === predictions.key?.toLowerCase();
  const free = (name: string): string =>
    taken.has(name.toLowerCase()) ? free(`truth.${name}`) : name;
  return new Map(
    truth.columns
      .filter(({ name }) => !(isKey && name === truth.key))
      .map(({ name }) => [name, free(name)]),
  );
}

/** The format by which both files are read: the types of Parquet, the cells of CSV, or JSON, where all types are given. */
function commonFormat(predictions: TableFormat, truth: TableFormat): TableFormat {
  if (isDelimited(predictions) && isDelimited(truth)) return 'csv';
  return predictions === 'parquet' && truth === 'parquet' ? 'parquet' : 'jsonl';
}

const isDelimited = (format: TableFormat): boolean => format === 'csv' || format === 'tsv';
