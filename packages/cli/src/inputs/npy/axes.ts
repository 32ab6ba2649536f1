import { InputError } from '../../process/errors.ts';
import type { NpyFile } from './npy-file.ts';

/**
 * Makes truth and predictions agree on what a row is. The predictions have the axes of the truth, and perhaps one more with a score for
 * each class. An axis of length 1 at the end does not count.
 */
export function alignAxes(yTrue: NpyFile, yPred: NpyFile): void {
  const [truth, scores] = [yTrue.shape, yPred.shape];
  if (truth.length <= 2 && scores.length <= 2) return;
  const [one, other] = [truth, scores].map(plain) as [readonly number[], readonly number[]];
  if (isSame(one, other)) {
    // One of the two may lack the axis of length 1.
    if (truth.length !== scores.length) for (const file of [yTrue, yPred]) file.asElements();
    return;
  }
  if (isSame(one, other.slice(0, -1))) return yTrue.asElements();
  const shapes = `${yTrue.path} has the shape ${shown(truth)}, ${yPred.path} ${shown(scores)}`;
  const [rows, , ...inner] = other;
  if (isSame(one, [rows!, ...inner]))
    throw new InputError(
      `the scores of the classes must be the last axis, as np.moveaxis(scores, 1, -1) makes it; ${shapes}`,
    );
  throw new InputError(
    `truth and predictions must have the same axes; the predictions may have one more at the end, with a score for each class; ${shapes}`,
  );
}

/** Throws InputError for a file that has neither a value for each row, nor a value for each index of the first axes of the predictions. */
export function checkRows(yPred: NpyFile, all: readonly NpyFile[]): void {
  if (yPred.columns === 0) throw new InputError(`${yPred.path} has no columns`);
  const other = all.find((file) => file.rows !== yPred.rows && !isStart(file, yPred));
  if (other)
    throw new InputError(
      yPred.shape.length > 2
        ? `${other.path} must have the first axes of ${yPred.path}; got ${shown(other.shape)} and ${shown(yPred.shape)}`
        : `the files must have the same number of rows; got ${yPred.rows} in ${yPred.path}, ${other.rows} in ${other.path}`,
    );
  if (yPred.rows === 0) throw new InputError(`${yPred.path} holds no rows`);
}

/** Makes each value of a file of weights or groups a row, if its shape is that of the first axes of the predictions. */
export function alignValues(file: NpyFile, yPred: NpyFile, option: string): void {
  if (isStart(file, yPred)) file.asElements();
  if (file.columns !== 1)
    throw new InputError(
      `${option}: ${file.path} must hold one value a row; it has ${file.columns}`,
    );
}

/** Throws InputError for a file that has more values than there are rows. */
export function checkValues({ path, elements }: NpyFile, rows: number, option: string): void {
  if (elements > rows)
    throw new InputError(`${option}: ${path} must hold one value a row; it has ${elements / rows}`);
}

/** A shape as NumPy shows it. */
const shown = (shape: readonly number[]): string =>
  `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;

/** A shape without an axis of length 1 at its end. */
const plain = (shape: readonly number[]): readonly number[] =>
  shape.length > 1 && shape.at(-1) === 1 ? shape.slice(0, -1) : shape;

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((length, i) => length === b[i]);

/** Whether the shape of a file is the beginning of the shape of another. */
const isStart = ({ shape }: NpyFile, of: NpyFile): boolean => {
  const own = plain(shape);
  return of.shape.length > 1 && isSame(own, of.shape.slice(0, own.length));
};
