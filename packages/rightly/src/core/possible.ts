import type { Argument, Expression } from '../engines/vocabulary.ts';
import { Cells, type Key, keyText } from './cells.ts';
import { conditions } from './conditions.ts';
import type { ClassCount } from './class-count.ts';
import { rangeError } from './errors.ts';
import { isSum, type Part, type Parts, type Sum } from './state.ts';
import type { Summand, Summands } from './summand.ts';

/* Checks of saved states: a state has only keys that its declaration allows, and no sum below 0 where nothing negative is added. */

/** Throws RangeError for sums that no data can have. */
export function checkPossible(
  summands: Summands,
  parts: Parts,
  extent: ClassCount | undefined,
  what: string,
): void {
  const all = Object.entries(summands);
  for (const [name, { value, where, by }] of all) {
    const part = parts[name]!;
    const keys = [by].flat();
    const check = (found: readonly Key[], [high, low]: Sum): void => {
      const place = (depth: number): string =>
        [what, name, ...found.slice(0, depth).map(keyText)].join(' ');
      found.forEach((key, i) => checkKey(key, keys[i]!, extent, () => place(i)));
      if (high + low < 0 && (value === undefined || !canBeNegative(value)))
        throw rangeError(place(found.length), 'be at least 0', `${high + low}`);
    };
    if (isSum(part)) check([], part);
    else if (part.eachSum) part.eachSum(check);
    else part.checkSpread?.(`${what} ${name}`);
    if (!value && !where)
      for (const [some, other] of all)
        if (!other.value && keysText(other.by) === keysText(by))
          checkWithin(parts[some]!, part, `${what} ${some}`, name);
  }
}

const keysText = (by: Summand['by']): string =>
  [by]
    .flat()
    .map((key) => key?.key)
    .join();

/** Throws RangeError where a part of the samples is larger than all samples. */
function checkWithin(some: Part, all: Part, what: string, whole: string): void {
  const check = ([high]: Sum, [most]: Sum, place: string): void => {
    // Sums are rounded.
    if (high > most * (1 + 1e-6))
      throw rangeError(place, `be at most ${whole}, ${most}`, `${high}`);
  };
  if (some instanceof Cells && all instanceof Cells)
    for (const [key, sum] of some.entries()) check(sum, all.sum(key), `${what} ${keyText(key)}`);
  else if (isSum(some) && isSum(all)) check(some, all, what);
}

const positives: ReadonlySet<string> = new Set([...conditions, 'square', 'abs', 'sqrt', 'exp']);

const canBeNegative = ({ verb, args }: Expression): boolean =>
  !positives.has(verb) && !(verb === 'timesEach' && args.every(isPositive));

const isPositive = (arg: Argument): boolean =>
  typeof arg === 'number' ? arg >= 0 : typeof arg === 'object' && !canBeNegative(arg);

function checkKey(
  key: Key,
  checked: Expression,
  extent: ClassCount | undefined,
  place: () => string,
): void {
  const by = unchecked(checked);
  const [least, most] = keysOf(by, extent);
  if (typeof key === 'string' ? by.verb !== 'classes' : key < least || key > most)
    throw rangeError(`${place()} keys`, `be whole numbers from ${least} to ${most}`, keyText(key));
}

/** The argument of a verb that only checks. Such a verb does not change the keys. */
export function unchecked(key: Expression): Expression {
  const [of] = key.args;
  return ['withoutNaN', 'ofWidth'].includes(key.verb) && typeof of === 'object'
    ? unchecked(of)
    : key;
}

/** The lowest and the highest possible key. */
export function keysOf(
  { verb, args }: Expression,
  extent: ClassCount | undefined,
): readonly [number, number] {
  if (conditions.has(verb)) return [0, 1];
  if (verb === 'reaches') return [-1, 1];
  if (verb === 'bin') return [-1, args[1] as number];
  if (verb === 'bucket') return [-1, args.length - 1];
  if (verb === 'within') return [args[1] as number, args[2] as number];
  if (verb === 'labels' || verb === 'classes' || verb === 'ids') return [-Infinity, Infinity];
  const [of] = args as readonly [Expression];
  const width = of.verb === 'ofWidth' ? (of.args[1] as number) : extent?.classes;
  return [0, (width ?? Infinity) - 1];
}
