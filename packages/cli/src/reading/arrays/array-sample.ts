import type { Column } from '../../engines/column.ts';
import type { FirstValues } from '../../inputs/input.ts';
import { type ListSummary, summarize, type Sample } from '../deciding/sample.ts';

/** The first rows of arrays. */
export class ArraySample implements Sample {
  readonly #first: FirstValues;

  constructor(first: FirstValues) {
    this.#first = first;
  }

  values(column: Column): readonly unknown[] {
    return this.#first(column).filter((value) => value !== null);
  }

  rows(columns: readonly Column[]): readonly (readonly unknown[])[] {
    const all = columns.map((column) => this.#first(column));
    return all[0]!
      .map((_, i) => all.map((values) => values[i]))
      .filter((row) => !row.includes(null));
  }

  /** Floats may be whole numbers in the first rows only, so they are not taken as ids. */
  lists(column: Column): readonly ListSummary[] {
    const looks = this.values(column).map((list) => summarize(list as readonly unknown[]));
    return column.type.startsWith('float')
      ? looks.map(({ width, ones, zeros }) => ({ width, ones, zeros }))
      : looks;
  }
}
