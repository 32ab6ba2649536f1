import { type Column, type Expression, readingOf } from '../engines/vocabulary.ts';
import { typeError } from './errors.ts';

/** What these give is 0 or 1. */
const conditions = new Set(['equal', 'differs', 'less', 'amongFirst']);

/** A value that can be averaged. Throws TypeError for a declaration that does not read both inputs, each in one way. */
export function declared(value: Column, isChecked: boolean, what: string): Column {
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
  visit(value);
  const { yTrue, yPred } = found;
  if (value.verb !== 'function' && !(yTrue && yPred))
    throw typeError(
      what,
      'read yTrue and yPred',
      yTrue ? 'one that reads yTrue alone' : yPred ? 'one that reads yPred alone' : 'neither',
    );
  if (!isChecked && !conditions.has(value.verb))
    throw typeError(what, 'be a condition, 0 or 1, or that of a lossDefinition', value.verb);
  return value;
}
