import type { InputData, Inputs } from '../vocabulary.ts';
import { elementOf } from './kinds.ts';
import { commonMemory, type KernelMemory, ownerOf, ROWS } from './memory.ts';

/** Which samples are counted by their classes. */
export interface ClassLimits {
  /** Whether predictions are class indexes; else they are scores. */
  readonly isSparse: boolean;
  /** How many classes there are; undefined where any class index may come. */
  readonly classes: number | undefined;
  /** Samples of this truth are left out. */
  readonly ignored: number | undefined;
}

/** Whether labels can be read as 32-bit integers, and scores are those of all classes. */
export function areLabels(
  n: number,
  { yTrue, yPred }: Inputs,
  { isSparse, classes, ignored }: ClassLimits,
): boolean {
  // A label that is no 32-bit integer is read as -1.
  const isExact = elementOf(yTrue)?.int32 || ignored !== -1;
  const isOf = isSparse ? holdsNumbers(yPred) : (classes ?? yPred.width) === yPred.width;
  return isExact && isOf && holdsNumbers(yTrue) && n < 2 ** 31;
}

const holdsNumbers = ({ data, bits }: InputData): boolean =>
  bits !== undefined || ArrayBuffer.isView(data);

/** Takes `n` labels at two addresses, which are there for the time of the call. To go on, it returns true. */
export type TakeLabels = (truths: number, guesses: number, n: number, at: KernelMemory) => boolean;

/** Hands on the labels of truth and prediction, block by block; false where there is no memory for them, or `take` stopped. */
export function inLabelBlocks(n: number, { yTrue, yPred }: Inputs, take: TakeLabels): boolean {
  const at = ownerOf(yPred) ?? ownerOf(yTrue) ?? commonMemory();
  if (!at) return false;
  for (let start = 0; start < n; start += ROWS) {
    const count = Math.min(ROWS, n - start);
    const truths = at.stageLabels(yTrue, start, count);
    const guesses = at.stageLabels(yPred, start, count, at.areas.codes);
    if (!take(truths, guesses, count, at)) return false;
  }
  return true;
}
