import type { InputData, Inputs } from '../vocabulary.ts';
import { elementOf } from './kinds.ts';
import { commonMemory, type KernelMemory, ownerOf, ROWS } from './memory.ts';

/** The samples that are counted by class. */
export interface ClassLimits {
  /** Whether predictions are class indexes. Otherwise they are scores. */
  readonly isSparse: boolean;
  /** The number of classes. Undefined where any class index is allowed. */
  readonly classes: number | undefined;
  /** Samples with this truth are left out. */
  readonly ignored: number | undefined;
}

/** Whether labels can be read as 32-bit integers, and each class has a score. */
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

/** Takes `n` labels at two addresses, which are valid during the call. Returns true to continue. */
export type TakeLabels = (truths: number, guesses: number, n: number, at: KernelMemory) => boolean;

/** Passes the labels of truth and prediction on, block by block. False where there is no memory for them, or `take` stopped. */
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
