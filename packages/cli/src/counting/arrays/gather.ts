import { type Elements, type Label, widthOf } from '../../inputs/arrays/block.ts';
import type { Scratch, View } from '../../inputs/arrays/scratch.ts';

/** Copies rows in another order. */
export function gather(elements: Elements, order: Int32Array, into: Scratch): Elements {
  const { data, shape, type } = elements;
  if (Array.isArray(data)) return { data: Array.from(order, (row) => data[row] as Label), shape };
  const source = data as Float64Array;
  const width = widthOf(elements);
  const kind = source.constructor as unknown as View<Float64Array>;
  const out = into.view(kind, order.length * width);
  // Long rows are copied as a whole. Short rows are faster element by element.
  if (width < 32) {
    let at = 0;
    for (const row of order)
      for (let from = row * width, end = from + width; from < end; from++)
        out[at++] = source[from]!;
  } else
    order.forEach((row, i) => out.set(source.subarray(row * width, (row + 1) * width), i * width));
  return { data: out, shape, type };
}
