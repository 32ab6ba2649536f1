import { Cells, type Key, keyIn, keyText, type Names, order, textIn } from './cells.ts';
import { type Kept, type PlainCells, plainObject, type Sum } from './state.ts';

/** Whole numbers below this limit are places of a row's arrays. Rows are many, and must not be long for a single large number. */
const DENSE = 2 ** 12;

/** Sums by two keys: a matrix that grows as keys come. */
export class Grid implements Kept {
  readonly #rows = new Map<Key, Cells>();
  /** Of the first keys and of the second ones. */
  readonly #names: readonly Names[];

  constructor(names: readonly Names[] = []) {
    this.#names = names;
  }

  /** The cells of each first key. */
  static of(rows: Iterable<readonly [Key, Cells]>): Grid {
    const grid = new Grid();
    for (const [key, cells] of rows) grid.#rows.set(key, cells);
    return grid;
  }

  /** The cells of one first key. */
  row(key: Key): Cells {
    const found = this.#rows.get(key) ?? new Cells(this.#names[1], DENSE);
    this.#rows.set(key, found);
    return found;
  }

  /** The cells of one first key, where there are some. */
  at(key: Key): Cells | undefined {
    return this.#rows.get(key);
  }

  /** The rows that have cells, numbers first, then names, each in their order. */
  entries(): [Key, Cells][] {
    return [...this.#rows]
      .filter(([, cells]) => cells.entries().length > 0)
      .sort(([a], [b]) => order(a, b));
  }

  eachSum(visit: (keys: readonly Key[], sum: Sum) => void): void {
    for (const [key, cells] of this.#rows) cells.eachSum((keys, sum) => visit([key, ...keys], sum));
  }

  plus(other: Grid): this {
    // What is kept is never changed: rows to which nothing is added are the same.
    const all = new Grid(this.#names);
    for (const [key, cells] of this.#rows) all.#rows.set(key, cells);
    for (const [key, cells] of other.#rows) all.#rows.set(key, all.row(key).plus(cells));
    return all as this;
  }

  toPlain(): [PlainCells, PlainCells | undefined] {
    const sums: [string, PlainCells][] = [];
    const rests: [string, PlainCells][] = [];
    for (const [key, cells] of this.entries()) {
      const [nearest, rest] = cells.toPlain();
      const text = textIn(this.#names[0], key);
      sums.push([text, nearest]);
      if (rest) rests.push([text, rest]);
    }
    return [Object.fromEntries(sums), rests.length > 0 ? Object.fromEntries(rests) : undefined];
  }

  fromPlain(nearest: unknown, rest: unknown, what: string): this {
    const grid = new Grid(this.#names);
    const rests = new Map(Object.entries(plainObject(rest ?? {}, what)));
    for (const [text, cells] of Object.entries(plainObject(nearest, what)))
      grid.#rows.set(
        keyIn(this.#names[0], text, what),
        new Cells(this.#names[1], DENSE).fromPlain(cells, rests.get(text), `${what} ${text}`),
      );
    return grid as this;
  }

  check(what: string): void {
    for (const [key, cells] of this.#rows) cells.check(`${what} ${keyText(key)}`);
  }
}
