import { Cells } from '../../core/cells.ts';
import { Extent } from '../../core/extent.ts';
import { keysOf, unchecked } from '../../core/possible.ts';
import type { Expression } from '../vocabulary.ts';

/** Above so many keys a batch is sooner read than counted on a device, on software WebGL. */
const MOST_KEYS = 1000;

/** So many numbers of one-hot rows are made at most. A sum of so many ones is exact in float32. */
const MOST_CELLS = 2 ** 22;

/** The keys that a summand can have: so many from `least` on. One sum without a key has none. */
export interface Keys {
  readonly least: number;
  readonly count: number;
  /** How many of them each sample has. */
  readonly each: number;
  readonly isPlace: boolean;
}

/** Where the key is the place in a vector, there are no one-hot rows. */
export const isSmall = ({ count, each, isPlace }: Keys, n: number): boolean =>
  isPlace ? n * each <= MOST_CELLS : count <= MOST_KEYS && n * each * count <= MOST_CELLS;

/** All keys that can come; `classes` is how many the labels are of. */
export function keysIn(by: Expression, width: number, classes: number | undefined): Keys {
  const key = unchecked(by);
  const each = by.type === 'rows' ? width : 1;
  const isPlace = key.verb === 'place';
  const isLabel = typeof key.args[0] === 'string';
  if (isLabel && classes !== width) return { least: 0, count: Infinity, each, isPlace };
  const [least, most] = isLabel ? [0, width - 1] : keysOf(key, new Extent(width));
  return { least, count: most - least + 1, each, isPlace };
}

/** The sums of these keys, from where they start among the numbers of a batch. */
export function cellsOf(numbers: readonly number[], start: number, { least, count }: Keys): Cells {
  const sums = Float64Array.from(numbers.slice(start, start + count));
  if (least === 0) return Cells.of(sums);
  const cells = new Cells();
  sums.forEach((own, i) => cells.add(least + i, [own, 0]));
  return cells;
}
