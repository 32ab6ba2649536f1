import { Cells } from '../../core/cells.ts';
import { ClassCount } from '../../core/class-count.ts';
import { keysOf, unchecked } from '../../core/possible.ts';
import type { Expression } from '../vocabulary.ts';

/** With more keys, reading a batch is faster than counting it on the device. It was measured on software WebGL. */
const MOST_KEYS = 1000;

/** The largest number of elements in one-hot rows. A sum of so many ones is exact in float32. */
const MOST_CELLS = 2 ** 22;

/** The possible keys of a summand: `count` keys from `least` on. A sum without a key has none. */
export interface Keys {
  readonly least: number;
  readonly count: number;
  /** The number of keys of each sample. */
  readonly each: number;
  readonly isPlace: boolean;
}

/** Whether the one-hot rows are small enough. If the key is the index in a vector, there are no one-hot rows. */
export const isSmall = ({ count, each, isPlace }: Keys, n: number): boolean =>
  isPlace ? n * each <= MOST_CELLS : count <= MOST_KEYS && n * each * count <= MOST_CELLS;

/** All possible keys. `classes` is the number of classes of the labels. */
export function keysIn(by: Expression, width: number, classes: number | undefined): Keys {
  const key = unchecked(by);
  const each = by.type === 'rows' ? width : 1;
  const isPlace = key.verb === 'place';
  const isLabel = typeof key.args[0] === 'string';
  if (isLabel && classes !== width) return { least: 0, count: Infinity, each, isPlace };
  const [least, most] = isLabel ? [0, width - 1] : keysOf(key, new ClassCount(width));
  return { least, count: most - least + 1, each, isPlace };
}

/** The sums of these keys. They begin at `start` among the numbers of a batch. */
export function cellsOf(numbers: readonly number[], start: number, { least, count }: Keys): Cells {
  const sums = Float64Array.from(numbers.slice(start, start + count));
  if (least === 0) return Cells.of(sums);
  const cells = new Cells();
  sums.forEach((own, i) => cells.add(least + i, [own, 0]));
  return cells;
}
