import type { Data, InputData } from '../vocabulary.ts';
import { predictInBlocks } from './predicted.ts';

/** The labels of one-hot vectors. Undefined where a vector is not one-hot, or kernels cannot read the vectors. */
export function oneHotLabels(n: number, truth: InputData): Int32Array | undefined {
  const labels = new Int32Array(n);
  const isDone = predictInBlocks(n, truth, (start, _, places) => {
    if (!places || !isOneHot(truth, start, places)) return false;
    labels.set(places, start);
    return true;
  });
  return isDone ? labels : undefined;
}

/** Whether each vector from `start` on has a 1 at its label, and zeros elsewhere. */
function isOneHot({ data, width = 1 }: InputData, start: number, places: Int32Array): boolean {
  const end = (start + places.length) * width;
  return (
    places.every((place, i) => data[(start + i) * width + place] === 1) &&
    notZero(data, start * width, end) === places.length
  );
}

function notZero(data: Data, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (data[i] !== 0) count++;
  return count;
}
