import { elementsOf, isColumn } from './columns.ts';
import { toTensor } from './input.ts';
import { isArray } from './readable.ts';

/** Keys as they are, of an array or a column: booleans are booleans. Throws TypeError or RangeError for what is no list. */
export function keyList(input: unknown, what: string): ArrayLike<unknown> {
  if (isArray(input)) return input;
  return isColumn(input) && !('shape' in input)
    ? elementsOf(input, what)
    : toTensor(input, what, true).data;
}
