import { replicateOf } from 'rightly/statistics';
import type { Column } from '../../engines/column.ts';
import type { Block, Label } from '../../inputs/arrays/block.ts';
import type { Roles } from '../../inputs/roles.ts';
import { InputError, quote } from '../../process/errors.ts';
import { clusterColumn } from '../../reading/replicates.ts';

type Key = Label | boolean | null | undefined;

/** Finds the replicate of each row: by the key of its cluster, or in rotation. */
export class Replicates {
  /** The columns. With replicates, the last column of groups is that of the replicates. */
  readonly columns: Roles;
  readonly #count: number | undefined;
  readonly #cluster: Column | undefined;
  readonly #known = new Map<unknown, number>();
  #rows = 0;

  /** `byOrder` is the number of replicates, if rows go to them in rotation. */
  constructor(columns: Roles, byOrder: number | undefined) {
    this.#cluster = clusterColumn(columns.by);
    this.#count = this.#cluster?.replicates ?? byOrder;
    this.columns =
      byOrder === undefined || this.#cluster
        ? columns
        : { ...columns, by: [...columns.by, inRotation(byOrder)] };
  }

  /** The values of each column of groups, with the replicates last. */
  of({ by, rows, path }: Block): Block['by'] {
    const count = this.#count;
    if (count === undefined) return by;
    if (!this.#cluster) {
      const start = this.#rows;
      this.#rows += rows;
      return [...by, Int32Array.from({ length: rows }, (_, i) => (start + i) % count)];
    }
    const keys = by.at(-1) as ArrayLike<Key>;
    const found = Int32Array.from({ length: rows }, (_, i) => this.#find(keys[i], count, path));
    return [...by.slice(0, -1), found];
  }

  #find(key: Key, count: number, path: string): number {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (key === null || key === undefined)
      throw new InputError(
        `${path}: --cluster: column ${quote(this.#cluster!.name)} is NULL in a row; every row needs a value`,
      );
    const found = replicateOf(String(key), count);
    this.#known.set(key, found);
    return found;
  }
}

/** A column of groups for replicates by the order of rows. */
const inRotation = (replicates: number): Column => ({
  name: '',
  type: 'integer',
  list: false,
  typeName: '',
  replicates,
});
