import type { Argument, Column, Expression, InputName, Rows } from './vocabulary.ts';

/** Whether a label is among the `k` highest scores. */
export interface Rank {
  readonly label: Expression;
  readonly of: Rows;
  /** The number of scores above the label's. */
  readonly above: Column;
  readonly k: number;
  /** Whether equal scores before the label's count as above it, as in argmax. */
  readonly ties: boolean;
}

/** Recognises `rank < k`, for which engines can stop early. Undefined for any other expression. */
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

/** The arguments of an expression with that verb. Undefined for any other expression. */
export const argsOf = (of: Argument | undefined, verb: string): readonly Argument[] | undefined =>
  typeof of === 'object' && of.verb === verb ? of.args : undefined;

/** The name of an input. Undefined for an expression that is not an input. */
export function inputOf(of: Argument | undefined): InputName | undefined {
  const name = typeof of === 'object' ? of.args[0] : undefined;
  return typeof name === 'string' ? name : undefined;
}
