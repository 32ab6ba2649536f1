import type { Inputs } from '../vocabulary.ts';
import { commonMemory, type KernelMemory, ownerOf } from './memory.ts';
import { withKernels } from './own-kernels.ts';
import type { Program, Workplace } from './program.ts';

/** The memory where the inputs are, or to which they can be copied. */
export function placeFor(
  program: Pick<Program, 'rows' | 'codes'>,
  inputs: Inputs,
): (KernelMemory & Workplace) | undefined {
  const { yTrue, yPred } = inputs;
  const owner = ownerOf(yPred) ?? ownerOf(yTrue);
  const at =
    owner && program.rows(owner, inputs) > 0
      ? owner
      : commonMemory(8 * Math.max(yTrue.width!, yPred.width!));
  return at && withKernels(at, program.codes);
}
