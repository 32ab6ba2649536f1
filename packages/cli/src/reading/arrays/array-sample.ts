import type { Column } from '../../engines/column.ts';
import type { FirstValues } from '../../inputs/input.ts';
import { type ListLook, lookAt, type Sample } from '../deciding/sample.ts';

/** The first rows of arrays. */
export class ArraySample implements Sample {
  readonly #looked: FirstValues;

  constructor(looked: FirstValues) {
    this.#looked = looked;
  }

  values(column: Column): readonly unknown[] {
    return this.#looked(column).filter((value) => value !== null);
  }

  rows(columns: readonly Column[]): readonly (readonly unknown[])[] {
    const all = columns.map((column) => this.#looked(column));
    return all[0]!
      .map((_, i) => all.map((values) => values[i]))
      .filter((row) => !row.includes(null));
  }

  /** Fractions may be whole in the first rows: they are no ids. */
  lists(column: Column): readonly ListLook[] {
    const looks = this.values(column).map((list) => lookAt(list as readonly unknown[]));
    return column.type.startsWith('float')
      ? looks.map(({ width, ones, zeros }) => ({ width, ones, zeros }))
      : looks;
  }
}
