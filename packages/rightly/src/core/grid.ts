import { Cells, type Key, keyIn, keyText, type Names, order, textIn } from './cells.ts';
import { type Kept, type PlainCells, plainObject, type Sum } from './state.ts';

/**
 * Whole-number keys below this limit are indexes of a row's arrays. The limit is low, so that a single large key does not make many long
 * rows.
 */
const DENSE = 2 ** 12;

/** Sums by two keys: a matrix that grows with new keys. */
export class Grid implements Kept {
  readonly #rows = new Map<Key, Cells>();
  /** The names of the first keys and of the second keys. */
  readonly #names: readonly Names[];

  constructor(names: readonly Names[] = []) {
    this.#names = names;
  }

  /** A grid from the cells of each first key. */
  static of(rows: Iterable<readonly [Key, Cells]>): Grid {
    const grid = new Grid();
    for (const [key, cells] of rows) grid.#rows.set(key, cells);
    return grid;
  }

  /** The cells of one first key, which are made if absent. */
  row(key: Key): Cells {
    const found = this.#rows.get(key) ?? new Cells(this.#names[1], DENSE);
    this.#rows.set(key, found);
    return found;
  }

  /** The cells of one first key, or undefined if absent. */
  at(key: Key): Cells | undefined {
    return this.#rows.get(key);
  }

  /** The rows that have cells. Numbers come first, in their order, and then names. */
  entries(): [Key, Cells][] {
    return [...this.#rows].filter(([, cells]) => !cells.isEmpty).sort(([a], [b]) => order(a, b));
  }

  eachSum(visit: (keys: readonly Key[], sum: Sum) => void): void {
    for (const [key, cells] of this.#rows) cells.eachSum((keys, sum) => visit([key, ...keys], sum));
  }

  plus(other: Grid): this {
    // A row that a metric keeps is never changed, so both grids can share the rows that stay equal.
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
