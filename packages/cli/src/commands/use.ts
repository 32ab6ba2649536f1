import type { Input } from '../inputs/input.ts';
import type { Targets } from '../output/files/targets.ts';

/** What is done with an input while it is open. The result is the exit status. */
export type Use = (input: Input, targets: Targets) => Promise<number>;
