import type { Block } from '../../inputs/arrays/block.ts';

/** The order of rows by group, and the range of each group in that order. */
export interface Split<T> {
  readonly order: Int32Array;
  readonly parts: readonly { readonly group: T; readonly start: number; readonly end: number }[];
}

/** The index of a group, by the value of the first column, then of the second, and so on. */
type Tree = Map<unknown, Tree | number>;

/** Groups of rows with equal values in some columns. */
export class Groups<T> {
  readonly all: T[] = [];
  readonly #tree: Tree = new Map();
  readonly #create: (values: readonly unknown[]) => T;

  constructor(create: (values: readonly unknown[]) => T) {
    this.#create = create;
  }

  split({ rows, by }: Block): Split<T> {
    const found = new Int32Array(rows);
    const counts = new Map<number, number>();
    for (let row = 0; row < rows; row++) {
      const group = (found[row] = this.#find(by, row));
      counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    let end = 0;
    const next = new Map<number, number>();
    const parts = Array.from(counts, ([group, count]) => {
      next.set(group, end);
      return { group: this.all[group]!, start: end, end: (end += count) };
    });
    const order = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
      const at = next.get(found[row]!)!;
      order[at] = row;
      next.set(found[row]!, at + 1);
    }
    return { order, parts };
  }

  /** The index of a row's group. New values make a new group. */
  #find(by: readonly ArrayLike<unknown>[], row: number): number {
    let node = this.#tree;
    for (let c = 0; c < by.length - 1; c++) {
      const value = by[c]![row];
      const known = node.get(value) as Tree | undefined;
      const inner: Tree = known ?? new Map();
      if (!known) node.set(value, inner);
      node = inner;
    }
    const last = by.at(-1)![row];
    const known = node.get(last) as number | undefined;
    if (known !== undefined) return known;
    node.set(last, this.all.length);
    return this.all.push(this.#create(by.map((column) => column[row]))) - 1;
  }
}
