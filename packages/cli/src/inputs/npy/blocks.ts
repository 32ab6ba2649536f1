import { type Block, blockRows } from '../arrays/block.ts';
import type { NpyFile } from './npy-file.ts';
import { groupValues, labels, scores, weights } from './values.ts';

/** The files of each role. */
export interface NpyFiles {
  readonly yTrue: NpyFile;
  readonly yPred: NpyFile;
  readonly sampleWeight: NpyFile | undefined;
  readonly by: readonly NpyFile[];
}

/** The rows or the elements of the files as blocks. */
export function* blocksOf(
  { yTrue, yPred, sampleWeight, by }: NpyFiles,
  areElements: boolean,
): Generator<Block> {
  const step = blockRows(yPred.columns * yPred.dtype.size);
  const width = areElements ? yPred.columns : 1;
  const total = yPred.rows * width;
  const axes = areElements || yPred.columns === 1 ? yPred.shape : yPred.shape.slice(0, -1);
  for (let before = 0; before < yPred.rows; before += step) {
    const count = Math.min(step, yPred.rows - before);
    const [first, rows] = [before * width, count * width];
    const flat = (file: NpyFile) => ({ ...labels(file, before, count), shape: [rows] });
    yield {
      path: yPred.path,
      before: first,
      rows,
      at: axes.length > 1 ? (row) => `[${indexOf(first + row, axes).join(', ')}]` : undefined,
      yTrue: areElements
        ? flat(yTrue)
        : yTrue.columns > 1
          ? scores(yTrue, before, count)
          : labels(yTrue, before, count),
      yPred: areElements
        ? { ...scores(yPred, before, count), shape: [rows] }
        : scores(yPred, before, count),
      sampleWeight:
        sampleWeight &&
        Float64Array.from(
          spread(sampleWeight, weights, { first, rows, total }) as ArrayLike<number>,
        ),
      by: by.map((file) => spread(file, groupValues, { first, rows, total })),
      done: (before + count) / yPred.rows,
    };
  }
}

interface Range {
  readonly first: number;
  readonly rows: number;
  readonly total: number;
}

/** The values of a file for some rows. One value may hold for several rows, such as the weight of a picture for all its pixels. */
function spread(
  file: NpyFile,
  read: (file: NpyFile, first: number, count: number) => ArrayLike<unknown>,
  { first, rows, total }: Range,
): ArrayLike<unknown> {
  const each = total / file.rows;
  const start = Math.floor(first / each);
  const values = read(file, start, Math.ceil((first + rows) / each) - start);
  return each === 1
    ? values
    : Array.from({ length: rows }, (_, i) => values[Math.floor((first + i) / each) - start]);
}

/** The index of an element along each axis. */
function indexOf(element: number, axes: readonly number[]): number[] {
  const places: number[] = [];
  let rest = element;
  for (let axis = axes.length - 1; axis >= 0; axis--) {
    places.unshift(rest % axes[axis]!);
    rest = Math.floor(rest / axes[axis]!);
  }
  return places;
}
