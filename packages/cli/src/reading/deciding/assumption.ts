import { type Rule, wanted } from './rule.ts';

/** What content decided where nobody said it. */
export interface Assumption {
  /** The option that says the same, as it is pasted on a command line. */
  readonly flag: string;
  readonly because: string;
  /** What must be so in all rows, where the first rows showed it. */
  readonly rule?: Rule | undefined;
  /** The option for the other reading. */
  readonly otherwise?: string | undefined;
}

/** The line that says what was assumed. */
export const assumed = ({ flag, because }: Assumption): string => `assumed: ${flag} (${because})`;

/** What is wrong with a row that is not as the first rows were. */
export const unlike = (held: string, { flag, rule, otherwise }: Assumption): string =>
  `${held}; in the first rows ${wanted(rule!)}, so ${flag} was assumed${otherwise === undefined ? '' : `: say ${otherwise} where it is not so`}`;
