import type { Input } from '../inputs/input.ts';
import type { Targets } from '../output/files/targets.ts';

/** Prints what was found, and gives the exit status. The input is closed by then, and its memory is free. */
export type Finish = () => number;

/** What is done with an input while it is open. */
export type Use = (input: Input, targets: Targets) => Promise<Finish>;
