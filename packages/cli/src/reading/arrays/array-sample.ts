import type { Column } from '../../engines/column.ts';
import type { Looked } from '../../inputs/input.ts';
import { type ListLook, lookAt, type Sample } from '../deciding/sample.ts';

/** The first rows of arrays. */
export class ArraySample implements Sample {
  readonly #looked: Looked;

  constructor(looked: Looked) {
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
    return this.values(column).map((list) => {
      const { values, wholes, ...look } = lookAt(list as readonly unknown[]);
      return column.type.startsWith('float') ? look : { ...look, values, wholes };
    });
  }
}
