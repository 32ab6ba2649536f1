import type { Input } from '../inputs/input.ts';
import type { Targets } from '../output/files/targets.ts';

/** Judges and prints the counted sums, and gives the exit status. This runs after the input is closed and the memory of its engine is free. */
export type AfterClosing = () => number | Promise<number>;

/** Counts an input while it is open. */
export type WhileOpen = (input: Input, targets: Targets) => Promise<AfterClosing>;
