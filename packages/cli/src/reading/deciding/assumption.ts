import { type Rule, wanted } from './rule.ts';

/** A decision that the command made from the content of the input. */
export interface Assumption {
  /** The option that states the same, as text for a command line. */
  readonly flag: string;
  readonly because: string;
  /** A property of the first rows that all rows must have. */
  readonly rule?: Rule | undefined;
  /** The option for the other reading. */
  readonly otherwise?: string | undefined;
}

/** The line that shows an assumption. */
export const assumed = ({ flag, because }: Assumption): string => `assumed: ${flag} (${because})`;

/** The error for a row that does not have the property of the first rows. */
export const unlike = (held: string, { flag, rule, otherwise }: Assumption): string =>
  `${held}; in the first rows ${wanted(rule!)}, so ${flag} was assumed${otherwise === undefined ? '' : `: say ${otherwise} if that is wrong`}`;
