import type { Expression } from '../engines/vocabulary.ts';
import { conditions, declaredCondition, readsBoth } from './declared.ts';
import { typeError } from './errors.ts';
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
