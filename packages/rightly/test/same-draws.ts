import * as fc from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** What random inputs are drawn from. */
    readonly seed: number;
  }
}

/* Laws see the same inputs in each run, so that a verdict does not depend on luck. `npm run fuzz` draws others each time. */
fc.configureGlobal({ seed: inject('seed') });
