import * as fc from 'fast-check';
import { inject } from 'vitest';

/* A law that fails has killed the mutant: a smaller input would take time. */
fc.configureGlobal({ seed: inject('seed'), endOnFailure: true });
