import { list, rangeError } from './errors.ts';
import { gather, rowMajor, type Shape, size, squeeze } from './shape.ts';
import type { Data } from './tensor.ts';

/** Which axes of an input make one vector, where that is not simply the last one. */
export interface Layout {
  /** Equal for equal layouts. */
  readonly key: string;
  /** The shape of the samples, and how long a vector is, beside an input of that other shape. Throws RangeError where it does not fit. */
  split(shape: Shape, other: Shape, what: string): [samples: Shape, width: number];
  /** The order of the axes in which a vector's elements are side by side. */
  order?(shape: Shape): number[];
  /** The elements in that order. */
  move?(data: Data, shape: Shape): Data;
}

/** The last axis, but of one axis alone each number is a vector; shapes that differ by a last axis of 1 are one. */
export const lastAxis: Layout = {
  key: '',
  split(given, other) {
    const shape = squeeze(given, other.length);
    return shape.length === 1 ? [shape, 1] : [shape.slice(0, -1), shape.at(-1)!];
  },
};

/** The last axis; an input of one axis is one vector. */
export const oneVector: Layout = {
  key: 'one',
  split: (shape) => (shape.length === 1 ? [[1], shape[0]!] : [shape.slice(0, -1), shape.at(-1)!]),
};

/** One axis, or several that make one vector together; null stands for all, so that a batch is one sample. */
export type Axis = number | readonly number[] | null;

/** Undefined for the last axis. The first axis is that of the samples, unless samples may be along any. */
export function layoutFor(axis: Axis, isFirstTaken = true): Layout | undefined {
  if (axis === -1) return undefined;
  const axesOf = (shape: Shape): number[] =>
    axis === null ? [...shape.keys()] : [axis].flat().map((a) => (a < 0 ? a + shape.length : a));
  const order = (shape: Shape): number[] => {
    const axes = axesOf(shape);
    return [...shape.keys()].filter((i) => !axes.includes(i)).concat(axes);
  };
  return {
    key: JSON.stringify(axis),
    split(shape, _, what) {
      const axes = axesOf(shape);
      const inside = (i: number): boolean => i >= Number(isFirstTaken) && i < shape.length;
      if (axis !== null && !(axes.every(inside) && new Set(axes).size === axes.length))
        throw rangeError(
          `${what} axis`,
          "be an axis of the input, and not 0, the samples' axis",
          `${axis.toString()} of ${list(shape)}`,
        );
      const width = size(axes.map((i) => shape[i]!));
      if (axis === null) return width > 0 ? [[1], width] : [[0], 1];
      return [shape.filter((__, i) => !axes.includes(i)), width];
    },
    order,
    move(data, shape) {
      const axes = order(shape);
      if (axes.every((from, i) => from === i)) return data;
      const strides = rowMajor(shape);
      return gather(
        data,
        axes.map((i) => shape[i]!),
        axes.map((i) => strides[i]!),
      );
    },
  };
}

export const isAxis = (axis: unknown): axis is number => Number.isInteger(axis) && axis !== 0;
