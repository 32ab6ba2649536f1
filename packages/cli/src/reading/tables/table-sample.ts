import type { Column } from '../../engines/column.ts';
import type { Row, Value } from '../../engines/engine.ts';
import { numberIn } from '../whole-text.ts';
import { parseList } from '../deciding/parse-list.ts';
import { type ListSummary, summarize, type Sample } from '../deciding/sample.ts';

/** The first rows of a table: for each column its values as `_look_0`, or summaries of its lists as `_width_0`, `_ones_0`, `_zeros_0`. */
export class TableSample implements Sample {
  readonly #rows: readonly Row[];
  readonly #columns: readonly Column[];

  constructor(rows: readonly Row[], columns: readonly Column[]) {
    this.#rows = rows;
    this.#columns = columns;
  }

  values(column: Column): readonly unknown[] {
    const i = this.#columns.indexOf(column);
    return this.#rows.map((row) => valueOf(row[`_look_${i}`], column)).filter(isThere);
  }

  rows(columns: readonly Column[]): readonly (readonly unknown[])[] {
    const places = columns.map((column) => this.#columns.indexOf(column));
    return this.#rows
      .map((row) => places.map((i, at) => valueOf(row[`_look_${i}`], columns[at]!)))
      .filter((row) => row.every(isThere));
  }

  lists(column: Column): readonly ListSummary[] {
    if (!column.list) return this.values(column).map((text) => summarize(parseList(String(text))));
    const i = this.#columns.indexOf(column);
    const number = (row: Row, name: string): number | undefined => {
      const value = row[`${name}_${i}`] ?? undefined;
      return value === undefined ? undefined : Number(value);
    };
    return this.#rows
      .filter((row) => isThere(row[`_width_${i}`]))
      .map((row): ListSummary => {
        const [width, values] = [number(row, '_width')!, row[`_look_${i}`]];
        if (Array.isArray(values)) return summarize(values as readonly Value[]);
        const wholes = column.type === 'integer' ? width : undefined;
        return { width, ones: number(row, '_ones'), zeros: number(row, '_zeros'), wholes };
      });
  }
}

const isThere = (value: unknown): boolean => value !== null && value !== undefined;

/** A value of the sample. Servers send some numbers as text. */
function valueOf(value: Value | undefined, { type }: Column): unknown {
  if (typeof value !== 'string' || type === 'string') return value;
  const number = numberIn(value);
  return number !== undefined && Number.isFinite(Number(number)) ? number : value;
}
