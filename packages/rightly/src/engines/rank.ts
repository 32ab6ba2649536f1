import type { Argument, Column, Expression, InputName, Rows } from './vocabulary.ts';

/** The question whether a label is among the `k` highest scores. */
export interface Rank {
  readonly label: Expression;
  readonly of: Rows;
  /** How many scores are above the label's. */
  readonly above: Column;
  readonly k: number;
  /** Whether equal scores before the label's count as above it, as argmax has it. */
  readonly ties: boolean;
}

/** The rank that an expression asks for: `rank < k`, the form in which engines can stop early; undefined for any other. */
export function rankOf(expression: Argument): Rank | undefined {
  const [rank, k] = argsOf(expression, 'less') ?? [];
  const [left, right] = argsOf(rank, 'plus') ?? [];
  const above = (left ?? rank) as Column;
  const args = argsOf(above, 'above');
  const before = argsOf(right, 'tiedBefore');
  if (!args || (left && (k !== 1 || !before?.every((arg, i) => arg === args[i])))) return undefined;
  const [label, of] = args as [Expression, Rows];
  return { label, of, above, k: k as number, ties: left !== undefined };
}

/** The arguments of an expression with that verb; undefined for any other. */
export const argsOf = (of: Argument | undefined, verb: string): readonly Argument[] | undefined =>
  typeof of === 'object' && of.verb === verb ? of.args : undefined;

/** The name of the input that an expression is; undefined for any other. */
export function inputOf(of: Argument | undefined): InputName | undefined {
  const name = typeof of === 'object' ? of.args[0] : undefined;
  return typeof name === 'string' ? name : undefined;
}
