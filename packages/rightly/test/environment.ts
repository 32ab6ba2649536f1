import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether WebAssembly kernels can run. */
    readonly kernels: boolean;
    /** Whether threads can share memory. */
    readonly shared: boolean;
  }
}

export const kernels: boolean = inject('kernels');
export const shared: boolean = inject('shared');
