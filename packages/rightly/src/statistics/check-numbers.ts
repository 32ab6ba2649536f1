import { rangeError, show, typeError } from '../core/errors.ts';

/** A requirement for a number, and its test. */
type Rule = readonly [expected: string, accepts: (value: number) => boolean];

export const finite: Rule = ['be a finite number', Number.isFinite];
export const atLeastZero: Rule = [
  'be a finite number of at least 0',
  (value) => Number.isFinite(value) && value >= 0,
];
export const aboveZero: Rule = ['be above 0', (value) => value > 0];

/** Throws TypeError for a value that is no number, and RangeError for a number out of range. */
export function checkNumbers(
  values: Readonly<Record<string, readonly [value: unknown, rule: Rule]>>,
  what: string,
): void {
  for (const [name, [value, [expected, accepts]]] of Object.entries(values)) {
    if (typeof value !== 'number') throw typeError(`${what} ${name}`, 'be a number', show(value));
    if (!accepts(value)) throw rangeError(`${what} ${name}`, expected, show(value));
  }
}
