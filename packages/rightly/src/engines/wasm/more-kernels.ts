import { instanceOf } from './kernels.ts';
import type { KernelMemory } from './memory.ts';

/** Kernels that only some metrics need, and so are not in every bundle: for each memory an instance of their own. */
export function moreKernels(code: string): (at: KernelMemory) => object {
  const instances = new WeakMap<KernelMemory, object>();
  return (at) => {
    const instance = instances.get(at) ?? instanceOf(at.moduleOf(code), at.memory);
    instances.set(at, instance);
    return instance;
  };
}
