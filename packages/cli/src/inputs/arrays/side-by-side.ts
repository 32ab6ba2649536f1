import type { Elements } from './block.ts';
import { fromHalf, isHalf } from './from-half.ts';
import type { Scratch, View } from './scratch.ts';
import { transpose } from './transpose.ts';

/** Columns, one for each class, as one array of rows × classes. Columns of different types are converted to a type that holds all values. */
export function sideBySide(
  columns: readonly Omit<Elements, 'shape'>[],
  rows: number,
  into: Scratch,
): Elements {
  const [{ data: first, type }] = columns as readonly [Elements];
  const shape = [rows, columns.length];
  const size = rows * columns.length;
  const kinds = new Set(columns.map(({ data }) => data.constructor));
  if (kinds.size === 1 && columns.every((column) => column.type === type)) {
    const out = into.view(first.constructor as unknown as View<Float64Array>, size);
    transpose(columns.map(({ data }) => data) as Float64Array[], rows, out as unknown as number[]);
    return { data: out, shape, type };
  }
  const wide = columns.map(widened);
  const all = new Set(wide.map(({ constructor }) => constructor));
  const floats = [Float32Array, Float64Array].filter((kind) => all.has(kind));
  // Whole numbers of different widths stay exact.
  if (floats.length === 0) {
    const out = Array.from({ length: size }, () => 0);
    transpose(wide, rows, out);
    return { data: out, shape };
  }
  const kind = all.size === 1 ? floats[0]! : Float64Array;
  const out = into.view(kind as View<Float64Array>, size);
  transpose(
    wide.map((column) => Float64Array.from(column, Number)),
    rows,
    out as unknown as number[],
  );
  return { data: out, shape };
}

const widened = ({ data, type }: Omit<Elements, 'shape'>): ArrayLike<number> =>
  isHalf(type)
    ? Float32Array.from(data as Uint16Array, fromHalf(type))
    : (data as unknown as ArrayLike<number>);
