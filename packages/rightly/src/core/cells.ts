import { rangeError, show, typeError } from './errors.ts';
import {
  addSums,
  type Kept,
  type PlainCells,
  plainObject,
  plainSums,
  settled,
  type Sum,
} from './state.ts';

/** The key of a sum: a class index, a bucket, or a name. */
export type Key = number | bigint | string;

/** The names of the keys 0, 1, 2, … in saved states, where the keys have names. */
export type Names = readonly string[] | undefined;

/** Whole-number keys below this limit are indexes of an array. All other keys are in a map. */
export const DENSE: number = 2 ** 20;

/** Sums by key, each in two parts. A key whose sum is 0 counts as absent. */
export class Cells implements Kept {
  /** The high parts of the sums of the keys 0, 1, 2, … */
  high: Float64Array = new Float64Array(0);
  /** The low parts of the same sums. */
  low: Float64Array = new Float64Array(0);
  readonly #others = new Map<Key, Sum>();
  readonly #names: Names;
  readonly #dense: number;

  /** Whole-number keys below `dense` are indexes of the arrays. */
  constructor(names?: Names, dense: number = DENSE) {
    this.#names = names;
    this.#dense = dense;
  }

  /** Cells whose keys are 0, 1, 2, … */
  static of(sums: Float64Array): Cells {
    const cells = new Cells();
    cells.high = sums;
    cells.low = new Float64Array(sums.length);
    return cells;
  }

  /** Makes room for the key in `high` and `low`. Returns false for a key that is no index. */
  reserve(key: number): boolean {
    if (!(key >= 0 && key < this.#dense)) return false;
    if (key >= this.high.length) {
      const size = Math.max(key + 1, Math.min(2 * this.high.length, this.#dense));
      this.high = grown(this.high, size);
      this.low = grown(this.low, size);
    }
    return true;
  }

  add(key: Key, sum: Sum): void {
    this.#set(key, addSums(this.sum(key), sum));
  }

  #set(key: Key, sum: Sum): void {
    if (typeof key === 'number' && this.reserve(key)) [this.high[key], this.low[key]] = sum;
    else this.#others.set(key, sum);
  }

  /** The sum of one cell. */
  at(key: Key): number {
    const [high, low] = this.sum(key);
    return high + low;
  }

  /** The sum of one cell in two parts. */
  sum(key: Key): Sum {
    const isPlace = typeof key === 'number' && key >= 0 && key < this.high.length;
    return isPlace ? [this.high[key]!, this.low[key]!] : (this.#others.get(key) ?? [0, 0]);
  }

  /** Visits the cells that are not 0. */
  #each(visit: (key: Key, sum: Sum) => void): void {
    for (let i = 0; i < this.high.length; i++)
      if (this.high[i] !== 0 || this.low[i] !== 0) visit(i, [this.high[i]!, this.low[i]!]);
    for (const [key, sum] of this.#others) if (sum[0] !== 0 || sum[1] !== 0) visit(key, sum);
  }

  get isEmpty(): boolean {
    if (!this.high.every(isZero) || !this.low.every(isZero)) return false;
    return [...this.#others.values()].every((sum) => sum.every(isZero));
  }

  eachSum(visit: (keys: readonly Key[], sum: Sum) => void): void {
    this.#each((key, sum) => visit([key], sum));
  }

  /** The cells that are not 0. Numbers come first, in their order, and then names. */
  entries(): [Key, Sum][] {
    const found: [Key, Sum][] = [];
    this.#each((...cell) => found.push(cell));
    return this.#others.size === 0 ? found : found.sort(([a], [b]) => order(a, b));
  }

  keys(): Key[] {
    return this.entries().map(([key]) => key);
  }

  /** Rounds sums as a saved state does, so that a restored state gives the same result. */
  plus(other: Cells): this {
    const all = new Cells(this.#names, this.#dense);
    all.reserve(Math.max(this.high.length, other.high.length) - 1);
    all.high.set(this.high);
    all.low.set(this.low);
    for (const [key, sum] of this.#others) all.#others.set(key, sum);
    other.#each((key, sum) => all.#set(key, settled(addSums(all.sum(key), sum))));
    return all as this;
  }

  toPlain(): [PlainCells, PlainCells | undefined] {
    return plainSums(this.entries().map(([key, sum]) => [textIn(this.#names, key), sum]));
  }

  fromPlain(nearest: unknown, rest: unknown, what: string): this {
    const cells = new Cells(this.#names, this.#dense);
    for (const [part, place] of [
      [nearest, 0],
      [rest ?? {}, 1],
    ] as const)
      for (const [text, sum] of Object.entries(plainObject(part, what))) {
        if (typeof sum !== 'number') throw typeError(`${what} ${text}`, 'be a number', show(sum));
        cells.add(keyIn(this.#names, text, what), place === 0 ? [sum, 0] : [0, sum]);
      }
    return cells as this;
  }

  check(what: string): void {
    this.#each((key, [high, low]) => {
      if (!(Number.isFinite(high) && Number.isFinite(low)))
        throw rangeError(`${what} ${keyText(key)}`, 'be a finite sum', `${high}`);
    });
  }
}

const isZero = (sum: number): boolean => sum === 0;

function grown(cells: Float64Array, size: number): Float64Array {
  const larger = new Float64Array(size);
  larger.set(cells);
  return larger;
}

/** The order of keys: numbers before names. */
export function order(a: Key, b: Key): number {
  const isName = typeof a === 'string';
  if (isName !== (typeof b === 'string')) return isName ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The text of a key. A number is written as it is. A name that looks like a number is written in quotes. */
export const keyText = (key: Key): string =>
  typeof key === 'string' && /^(-?\d+$|")/.test(key) ? JSON.stringify(key) : String(key);

/** The key that `keyText` wrote. Throws RangeError for other text. */
export function keyOf(text: string, what: string): Key {
  const key = text.startsWith('"') ? quoted(text) : /^-?\d+$/.test(text) ? whole(text) : text;
  if (key === undefined || keyText(key) !== text)
    throw rangeError(`${what} keys`, 'be whole numbers or names', text);
  return key;
}

/** The key of a text, where the keys 0, 1, 2, … may have names. */
export function keyIn(names: Names, text: string, what: string): Key {
  const key = keyOf(text, what);
  const place = names?.indexOf(key as string);
  if (place === -1) throw rangeError(`${what} keys`, 'be names in classes', text);
  return place ?? key;
}

/** The text of a key, where the keys 0, 1, 2, … may have names. */
export const textIn = (names: Names, key: Key): string => keyText(names?.[key as number] ?? key);

function whole(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

function quoted(text: string): string | undefined {
  try {
    return String(JSON.parse(text));
  } catch {
    return undefined;
  }
}
