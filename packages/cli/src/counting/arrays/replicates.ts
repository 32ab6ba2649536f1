import { replicateOf } from 'rightly/statistics';
import type { Column } from '../../engines/column.ts';
import type { Block, Label } from '../../inputs/arrays/block.ts';
import type { Roles } from '../../inputs/roles.ts';
import { InputError, quote } from '../../process/errors.ts';
import { clusterColumn } from '../../reading/replicates.ts';

type Key = Label | boolean | null | undefined;

/** Finds the replicate of each row: by the key of the row's cluster, or in turns. */
export class Replicates {
  /** The columns, of which the last one is that of the replicates where there are any. */
  readonly columns: Roles;
  readonly #count: number | undefined;
  readonly #cluster: Column | undefined;
  readonly #known = new Map<unknown, number>();
  #rows = 0;

  /** `byOrder` is how many replicates there are where rows go to these in turns. */
  constructor(columns: Roles, byOrder: number | undefined) {
    this.#cluster = clusterColumn(columns.by);
    this.#count = this.#cluster?.replicates ?? byOrder;
    this.columns =
      byOrder === undefined || this.#cluster
        ? columns
        : { ...columns, by: [...columns.by, inTurns(byOrder)] };
  }

  /** For each column of groups its values, with the replicates last. */
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
        `${path}: --cluster: column ${quote(this.#cluster!.name)} is NULL in a row; each row must belong somewhere`,
      );
    const found = replicateOf(String(key), count);
    this.#known.set(key, found);
    return found;
  }
}

/** Stands for the order of rows among the columns of groups. */
const inTurns = (replicates: number): Column => ({
  name: '',
  type: 'integer',
  list: false,
  typeName: '',
  replicates,
});
