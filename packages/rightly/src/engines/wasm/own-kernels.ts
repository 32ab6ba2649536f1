import { instanceOf, type Kernels } from './kernels.ts';
import type { KernelMemory } from './memory.ts';
import type { Workplace } from './program.ts';

/** The memory with the kernels of these codes. A bundle has the codes of its own metrics only. */
export function withKernels(at: KernelMemory, codes: readonly string[]): KernelMemory & Workplace {
  for (const code of codes) {
    if (at.codes.has(code)) continue;
    at.codes.add(code);
    at.kernels = { ...at.kernels, ...(instanceOf(at.moduleOf(code), at.memory) as Kernels) };
    at.decoders ??= at.kernels;
  }
  return at as KernelMemory & Workplace;
}
