import type { Expression } from '../engines/vocabulary.ts';
import { checkCondition, checkInputs } from './check-declaration.ts';
import { conditions } from './conditions.ts';
import { isPlain, show, typeError } from './errors.ts';
import { isExpression } from './expression.ts';
import { CLASSES } from './class-count.ts';
import { checkKeys } from './options.ts';
import { isArrayOf, objectOf } from './readable.ts';
import { expressionsOf, type Summand, type Summands, type Variables } from './summand.ts';

/** Verbs whose results are whole numbers or names. */
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
 * Throws TypeError in three cases: the sums do not read each input in exactly one way, `where` is not a condition, or `by` can have values other
 * than whole numbers and names.
 */
export function checkSums(summands: Summands, what: string): void {
  if (!isPlain(summands)) throw typeError(what, 'be an object of sums', show(summands));
  for (const [name, summand] of Object.entries(summands)) checkSummand(summand, `${what}: ${name}`);
  checkInputs(Object.values(summands).flatMap(expressionsOf), what);
  if (Object.hasOwn(summands, CLASSES))
    throw typeError(what, 'have no sum with the name of the number of classes', CLASSES);
  for (const [name, { value, where, by, moments }] of Object.entries(summands)) {
    if (moments && (value ?? by))
      throw typeError(
        `${what}: ${name}`,
        'have neither a value nor a key beside moments',
        value ? 'a value' : 'a key',
      );
    if (where) checkCondition(where, `${what}: ${name}: where`);
    for (const key of by ? [by].flat() : []) checkKey(key, key, `${what}: ${name}: by`);
  }
}

const known = ['value', 'where', 'by', 'scores', 'moments', 'pairs', 'isPerSample', 'isUnweighted'];

/** Throws TypeError for a wrong sum. A misspelt key would otherwise be ignored. */
function checkSummand(summand: unknown, what: string): void {
  const { value, where, by, moments, scores, pairs } = checkKeys(summand, known, what) as Summand;
  for (const [name, part] of Object.entries({ value, where }))
    if (part !== undefined && !isExpression(part))
      throw typeError(`${what}: ${name}`, 'be a column or rows', show(part));
  if (by !== undefined && !isExpression(by) && !(isArrayOf(by, isExpression) && by.length === 2))
    throw typeError(`${what}: by`, 'be a key or a pair of keys, each a column or rows', show(by));
  for (const [name, part] of Object.entries({ moments, scores, pairs })) {
    const { none, add, of } = objectOf<Variables>(part);
    const isKept = typeof none === 'function' && typeof add === 'function';
    if (part !== undefined && !(isKept && (name !== 'moments' || isArrayOf(of, isExpression))))
      throw typeError(`${what}: ${name}`, 'be the result of a verb', show(part));
  }
}

function checkKey(key: Expression, whole: Expression, what: string): void {
  // A verb that only checks has the keys of its argument.
  const [of] = key.args;
  if (['within', 'withoutNaN', 'ofWidth'].includes(key.verb) && typeof of === 'object')
    checkKey(of, whole, what);
  else if (!keys.has(key.verb))
    throw typeError(what, `be whole numbers or names (${[...keys].join(', ')})`, whole.verb);
}
