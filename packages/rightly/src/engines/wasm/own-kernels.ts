import { bytes } from './kernel.generated.ts';
import { instanceOf, type Kernels } from './kernels.ts';
import type { KernelMemory } from './memory.ts';
import type { Workplace } from './program.ts';

/** The memory with the kernels of ranks and comparisons, which only the metrics have in their bundle that ask for them. */
export function withKernels(at: KernelMemory): KernelMemory & Workplace {
  at.kernels ??= instanceOf(at.moduleOf(bytes), at.memory) as Kernels;
  at.decoders ??= at.kernels;
  return at as KernelMemory & Workplace;
}
