/* By hand: to ask `toLocaleString` loads the world's numbers first, which takes longer than to read a small file. */

/** A whole number with commas between its thousands. */
export const whole = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** The same with three decimals at most. */
export function decimal(n: number): string {
  const [integer, fraction] = String(Number(n.toFixed(3))).split('.');
  return [whole(Number(integer)), ...(fraction === undefined ? [] : [fraction])].join('.');
}
