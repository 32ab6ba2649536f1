import { list, rangeError } from './errors.ts';
import { indexOf } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** Refuses a tensor with an element that is not accepted, and names the first such element. */
export function check(
  { data, shape }: Tensor,
  accepts: (x: number) => boolean,
  expected: string,
  what: string,
): void {
  for (let i = 0; i < data.length; i++)
    if (!accepts(data[i]!))
      throw rangeError(what, expected, `${data[i]} at ${list(indexOf(i, shape))}`);
}
