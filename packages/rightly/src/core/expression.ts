import type { Expression } from '../engines/vocabulary.ts';
import { isArray, objectOf } from './readable.ts';

/** Whether a value has the form of an expression (a column or rows), as the verbs of `rightly/verbs` return. */
export function isExpression(value: unknown): value is Expression {
  const { type, verb, key, args } = objectOf<Expression>(value);
  return (
    (type === 'column' || type === 'rows') &&
    typeof verb === 'string' &&
    typeof key === 'string' &&
    isArray(args)
  );
}
