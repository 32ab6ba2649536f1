import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether there is WebAssembly for kernels to run in. */
    readonly kernels: boolean;
    /** Whether threads can share memory. */
    readonly shared: boolean;
  }
}

export const kernels: boolean = inject('kernels');
export const shared: boolean = inject('shared');
