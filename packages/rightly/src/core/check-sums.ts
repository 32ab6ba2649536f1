import type { Expression } from '../engines/vocabulary.ts';
import { checkCondition, checkInputs } from './check-declaration.ts';
import { conditions } from './conditions.ts';
import { typeError } from './errors.ts';
import { CLASSES } from './extent.ts';
import { expressionsOf, type Summands } from './summand.ts';

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
  'score',
  'bin',
  'reaches',
]);

/**
 * Throws TypeError for sums that do not read both inputs, each in one way, where `where` is no condition, or where `by` can be something
 * else than whole numbers and names.
 */
export function checkSums(summands: Summands, what: string): void {
  checkInputs(Object.values(summands).flatMap(expressionsOf), what);
  if (Object.hasOwn(summands, CLASSES))
    throw typeError(what, 'have other names than that of the number of classes', CLASSES);
  for (const [name, { value, where, by, moments }] of Object.entries(summands)) {
    if (moments && (value ?? by))
      throw typeError(
        `${what}: ${name}`,
        'have no value and no key beside moments',
        value ? 'a value' : 'a key',
      );
    if (where) checkCondition(where, `${what}: ${name}: where`);
    for (const key of by ? [by].flat() : []) checkKey(key, key, `${what}: ${name}: by`);
  }
}

function checkKey(key: Expression, whole: Expression, what: string): void {
  // What is only checked is what it was.
  const [of] = key.args;
  if (['within', 'withoutNaN', 'ofWidth'].includes(key.verb) && typeof of === 'object')
    checkKey(of, whole, what);
  else if (!keys.has(key.verb))
    throw typeError(what, `be whole numbers or names (${[...keys].join(', ')})`, whole.verb);
}
