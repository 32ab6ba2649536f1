import { list, rangeError } from './errors.ts';
import { gather, rowMajor, type Shape, size, squeeze } from './shape.ts';
import type { Data } from './tensor.ts';

/** The axes of an input that make one vector, where these are not just the last axis. */
export interface Layout {
  /** Equal for equal layouts. */
  readonly key: string;
  /**
   * The shape of the samples and the length of a vector, given the shape of the other input. Throws RangeError where the shapes do not fit.
   */
  split(shape: Shape, other: Shape, what: string): [samples: Shape, width: number];
  /** The order of axes in which the elements of a vector are side by side. */
  order?(shape: Shape): number[];
  /** The elements in that order. */
  move?(data: Data, shape: Shape): Data;
}

/** The last axis is a vector. With one axis alone, each number is a vector. Shapes that differ by a last axis of 1 are equal. */
export const lastAxis: Layout = {
  key: '',
  split(given, other) {
    const shape = squeeze(given, other.length);
    return shape.length === 1 ? [shape, 1] : [shape.slice(0, -1), shape.at(-1)!];
  },
};

/** The last axis is a vector. An input of one axis is one vector. */
export const oneVector: Layout = {
  key: 'one',
  split: (shape) => (shape.length === 1 ? [[1], shape[0]!] : [shape.slice(0, -1), shape.at(-1)!]),
};

/** One axis, or several axes that together make one vector. null stands for all axes, so a batch is one sample. */
export type Axis = number | readonly number[] | null;

/** The layout of an axis. Undefined for the last axis. The first axis is that of the samples, unless `isFirstTaken` is false. */
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
