import type { Expression } from '../../engines/column.ts';

/** The SQL after FROM for a table with columns that expressions compute. */
export const computed = (from: string, expressions: readonly Expression[]): string =>
  expressions.length === 0
    ? from
    : `(SELECT *, ${expressions.map(selected).join(', ')} FROM ${from}) AS computed`;

/** The expression may end in a comment, so a line feed follows it. */
const selected = ({ sql, alias }: Expression): string => `(${sql}\n) AS ${alias}`;
