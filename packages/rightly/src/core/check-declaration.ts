import { type Column, type Expression, readingOf } from '../engines/vocabulary.ts';
import { conditions } from './conditions.ts';
import { show, typeError } from './errors.ts';
import { isExpression } from './expression.ts';

/* What a metric of one's own declares. The library's own declarations are checked by its tests. */

/** Throws TypeError for a value that cannot be averaged, or does not read both inputs, each in one way. */
export function checkValue(value: Column, isChecked: boolean, what: string): void {
  checkInputs([value], what);
  if (!isChecked && !conditions.has(value.verb))
    throw typeError(what, 'be a condition, 0 or 1, or that of a lossDefinition', value.verb);
}

/** Throws TypeError where what says which samples count is no condition: engines would not agree on a factor. */
export function checkCondition(where: Expression, what: string): void {
  checkExpression(where, what);
  if (!conditions.has(where.verb))
    throw typeError(what, `be a condition (${[...conditions].join(', ')})`, where.verb);
}

/** Throws TypeError for what no verb has made, however deep in an expression. */
function checkExpression(part: unknown, what: string, depth = 0): void {
  if (depth > DEEPEST || !isExpression(part))
    throw typeError(what, 'be made of the verbs of rightly/verbs', show(part));
  for (const arg of part.args as readonly unknown[])
    if (!(typeof arg === 'number' || arg === 'yTrue' || arg === 'yPred'))
      checkExpression(arg, what, depth + 1);
}

/** More levels than the verbs themselves let come about. */
const DEEPEST = 1000;

/** Throws TypeError where the two inputs are not both read, each in one way. */
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
