import { decode } from './kernel.generated.ts';
import { compile, instanceOf, moduleOf } from './kernels.ts';
import type { KernelMemory } from './memory.ts';
import { sharedModule } from './shared.ts';

/** Kernels that only some metrics need, and so are not in every bundle: for each memory an instance of their own. */
export function moreKernels(code: string): (at: KernelMemory) => object {
  let compiled: object | undefined;
  const instances = new WeakMap<KernelMemory, object>();
  return (at) => {
    const found = instances.get(at);
    if (found) return found;
    const isCommon = at.module === moduleOf();
    const module = isCommon ? (compiled ??= compile(decode(code))) : sharedModule(code);
    const instance = instanceOf(module, at.memory);
    instances.set(at, instance);
    return instance;
  };
}
