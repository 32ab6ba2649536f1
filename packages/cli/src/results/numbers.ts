import { counts, losses } from '../reading/declared-metric.ts';

/* Numbers are formatted here, because `toLocaleString` first loads its tables, which takes longer than reading a small file. */

/** A whole number with commas between its thousands. */
export const whole = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** A number with commas between thousands and at most three decimals. */
export function decimal(n: number): string {
  const [integer, fraction] = String(Number(n.toFixed(3))).split('.');
  return [whole(Number(integer)), ...(fraction === undefined ? [] : [fraction])].join('.');
}

/** A number with six decimals. A loss that is too large or too small for six decimals has seven digits. A count has no decimals. */
export function figure(value: number | null, className: string): string {
  if (value === null) return '–';
  if (counts.has(className) || className === 'Support') return decimal(value);
  const size = Math.abs(value);
  const fits = size === 0 || (size >= 1e-3 && size < 1e6);
  return fits || !losses.has(className) ? value.toFixed(6) : value.toPrecision(7);
}
