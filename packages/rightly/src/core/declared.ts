import { type Column, type Expression, readingOf } from '../engines/vocabulary.ts';
import { typeError } from './errors.ts';

/** What these give is 0 or 1. */
export const conditions: ReadonlySet<string> = new Set([
  'equal',
  'differs',
  'less',
  'amongFirst',
  'not',
  'both',
  'isPlace',
  'positive',
  'isNumber',
  'isCalled',
]);

/** A value that can be averaged. Throws TypeError for a declaration that does not read both inputs, each in one way. */
export function declared(value: Column, isChecked: boolean, what: string): Column {
  readsBoth([value], what);
  if (!isChecked && !conditions.has(value.verb))
    throw typeError(what, 'be a condition, 0 or 1, or that of a lossDefinition', value.verb);
  return value;
}

/** What says which samples count. Throws TypeError for a declaration that is no condition: engines would not agree on a factor. */
export function declaredCondition<E extends Expression>(where: E, what: string): E {
  if (!conditions.has(where.verb))
    throw typeError(what, `be a condition (${[...conditions].join(', ')})`, where.verb);
  return where;
}

/** Throws TypeError where the two inputs are not both read, each in one way. */
export function readsBoth(expressions: readonly Expression[], what: string): void {
  const found: Record<string, string> = {};
  const visit = (e: Expression): void => {
    for (const arg of e.args)
      if (typeof arg === 'object') visit(arg);
      else if (typeof arg === 'string') {
        const reading = readingOf(e);
        if ((found[arg] ??= reading) !== reading)
          throw typeError(what, `read ${arg} in one way`, `${found[arg]} and ${reading}`);
      }
  };
  expressions.forEach(visit);
  const { yTrue, yPred } = found;
  if (!expressions.some(({ verb }) => verb === 'function') && !(yTrue && yPred))
    throw typeError(
      what,
      'read yTrue and yPred',
      yTrue ? 'one that reads yTrue alone' : yPred ? 'one that reads yPred alone' : 'neither',
    );
}
