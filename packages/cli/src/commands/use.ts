import type { Input } from '../inputs/input.ts';
import type { Targets } from '../output/files/targets.ts';

/** Judges and prints what was counted, and gives the exit status. The input is closed by then, and the memory of its engine is free. */
export type Finish = () => number | Promise<number>;

/** What is done with an input while it is open. */
export type Use = (input: Input, targets: Targets) => Promise<Finish>;
