import { counts, losses } from '../reading/declared-metric.ts';

/* By hand: to ask `toLocaleString` loads the world's numbers first, which takes longer than to read a small file. */

/** A whole number with commas between its thousands. */
export const whole = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** The same with three decimals at most. */
export function decimal(n: number): string {
  const [integer, fraction] = String(Number(n.toFixed(3))).split('.');
  return [whole(Number(integer)), ...(fraction === undefined ? [] : [fraction])].join('.');
}

/** Six decimals. What is too large or too small for them has seven digits instead, except for an accuracy. Counts are counts. */
export function figure(value: number | null, className: string): string {
  if (value === null) return '–';
  if (counts.has(className) || className === 'Support') return decimal(value);
  const size = Math.abs(value);
  const fits = size === 0 || (size >= 1e-3 && size < 1e6);
  return fits || !losses.has(className) ? value.toFixed(6) : value.toPrecision(7);
}
