import { instanceOf } from './kernels.ts';
import type { KernelMemory } from './memory.ts';

/** Kernels that only some metrics need, with an instance for each memory. They are not in every bundle. */
export function moreKernels(code: string): (at: KernelMemory) => object {
  const instances = new WeakMap<KernelMemory, object>();
  return (at) => {
    const instance = instances.get(at) ?? instanceOf(at.moduleOf(code), at.memory);
    instances.set(at, instance);
    return instance;
  };
}
