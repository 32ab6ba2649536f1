import type { Argument, InputName } from '../vocabulary.ts';

/** The arguments of an expression with that verb; undefined for any other. */
export const argsOf = (of: Argument | undefined, verb: string): readonly Argument[] | undefined =>
  typeof of === 'object' && of.verb === verb ? of.args : undefined;

/** The name of the input that an expression is; undefined for any other. */
export function inputOf(of: Argument | undefined): InputName | undefined {
  const name = typeof of === 'object' ? of.args[0] : undefined;
  return typeof name === 'string' ? name : undefined;
}
