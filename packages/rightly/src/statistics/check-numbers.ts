import { rangeError, show, typeError } from '../core/errors.ts';

/** What a number must be, and whether one is. */
type Rule = readonly [expected: string, accepts: (value: number) => boolean];

export const finite: Rule = ['be a finite number', Number.isFinite];
export const atLeastZero: Rule = [
  'be a finite number of at least 0',
  (value) => Number.isFinite(value) && value >= 0,
];
export const aboveZero: Rule = ['be above 0', (value) => value > 0];

/** Throws TypeError for what is no number, RangeError for a number that cannot be. */
export function checkNumbers(
  values: Readonly<Record<string, readonly [value: unknown, rule: Rule]>>,
  what: string,
): void {
  for (const [name, [value, [expected, accepts]]] of Object.entries(values)) {
    if (typeof value !== 'number') throw typeError(`${what} ${name}`, 'be a number', show(value));
    if (!accepts(value)) throw rangeError(`${what} ${name}`, expected, show(value));
  }
}
