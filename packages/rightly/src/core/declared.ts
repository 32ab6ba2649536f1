import { type Column, type Expression, readingOf } from '../engines/vocabulary.ts';
import { typeError } from './errors.ts';
import { expressionsOf, type Summands } from './summand.ts';

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
]);

/** What these give is whole numbers or names. */
const keys: ReadonlySet<string> = new Set([
  ...conditions,
  'labels',
  'classes',
  'ids',
  'argmax',
  'predicted',
  'place',
  'bucket',
  'reaches',
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

/**
 * Sums that can be counted. Throws TypeError where they do not read both inputs, each in one way, where `where` is no condition, or
 * where `by` can be something else than whole numbers and names.
 */
export function declaredSums(summands: Summands, what: string): Summands {
  readsBoth(Object.values(summands).flatMap(expressionsOf), what);
  for (const [name, { value, where, by, moments }] of Object.entries(summands)) {
    if (moments && (value ?? by))
      throw typeError(
        `${what}: ${name}`,
        'have no value and no key beside moments',
        value ? 'a value' : 'a key',
      );
    if (where) declaredCondition(where, `${what}: ${name}: where`);
    for (const key of by ? [by].flat() : []) declaredKey(key, key, `${what}: ${name}: by`);
  }
  return summands;
}

function declaredKey(key: Expression, whole: Expression, what: string): void {
  // What is only checked is what it was.
  const [of] = key.args;
  if (['within', 'withoutNaN', 'ofWidth'].includes(key.verb) && typeof of === 'object')
    declaredKey(of, whole, what);
  else if (!keys.has(key.verb))
    throw typeError(what, `be whole numbers or names (${[...keys].join(', ')})`, whole.verb);
}

function readsBoth(expressions: readonly Expression[], what: string): void {
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
