import { type Column, type Expression, readingOf } from '../engines/vocabulary.ts';
import { conditions } from './conditions.ts';
import { show, typeError } from './errors.ts';
import { isExpression } from './expression.ts';

/* Checks of what a user's own metric declares. The tests check the library's own declarations. */

/** Throws TypeError for a value that cannot be averaged, or that does not read each input in exactly one way. */
export function checkValue(value: Column, isChecked: boolean, what: string): void {
  checkInputs([value], what);
  if (!isChecked && !conditions.has(value.verb))
    throw typeError(what, 'be a condition (0 or 1), or the value of a lossDefinition', value.verb);
}

/** Throws TypeError where `where` or `counted` is not a condition. Engines would disagree about any number other than 0 and 1. */
export function checkCondition(where: Expression, what: string): void {
  checkExpression(where, what);
  if (!conditions.has(where.verb))
    throw typeError(what, `be a condition (${[...conditions].join(', ')})`, where.verb);
}

/** Throws TypeError for any part of an expression that was not made by a verb. */
function checkExpression(part: unknown, what: string, depth = 0): void {
  if (depth > DEEPEST || !isExpression(part))
    throw typeError(what, 'be made of the verbs of rightly/verbs', show(part));
  for (const arg of part.args as readonly unknown[])
    if (!(typeof arg === 'number' || arg === 'yTrue' || arg === 'yPred'))
      checkExpression(arg, what, depth + 1);
}

/** More levels than the verbs allow. */
const DEEPEST = 1000;

/** Throws TypeError unless both inputs are read, each in exactly one way. */
export function checkInputs(expressions: readonly Expression[], what: string): void {
  for (const expression of expressions) checkExpression(expression, what);
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
