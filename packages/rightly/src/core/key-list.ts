import { elementsOf, isColumn } from './columns.ts';
import { toTensor } from './input.ts';
import { isArray } from './readable.ts';

/** The keys of an array or a column. Booleans stay booleans. Throws TypeError or RangeError for an input that is no list. */
export function keyList(input: unknown, what: string): ArrayLike<unknown> {
  if (isArray(input)) return input;
  return isColumn(input) && !('shape' in input)
    ? elementsOf(input, what)
    : toTensor(input, what, true).data;
}
