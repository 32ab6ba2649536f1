import type { Estimate } from '../data.ts';

/* A page has thousands of numbers, and `toLocaleString` would make a format for each number. */
const threeDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const twoDecimals = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const fourDecimals = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });
const compact = new Intl.NumberFormat('en-US', {
  notation: 'compact',
  maximumSignificantDigits: 2,
});

/** A number of rows, or their weight: `12,345` or `0.25`. */
export const count = (weight: number): string =>
  (weight < 1 ? threeDigits : twoDecimals).format(weight);

/** A count in at most four letters: `950`, `1.2k`, `34k`. Weights have two digits, such as `0.99`. */
export const shortCount = (weight: number): string =>
  weight < 999.5
    ? count(
        weight < 100 && !Number.isInteger(weight)
          ? Number(weight.toPrecision(2))
          : Math.round(weight),
      )
    : compact.format(weight).replace('K', 'k');

/** A value of a metric: four digits after the point, or four significant ones where it is large or very small. */
export function figure(value: number | null): string {
  if (value === null || Number.isNaN(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.001 || size >= 1e7))
    return value.toExponential(3).replace('-', '−').replace(/e-/, 'e−');
  return (size < 10 ? value.toFixed(4) : fourDecimals.format(Number(value.toPrecision(5)))).replace(
    '-',
    '−',
  );
}

/** A share in percent: `12.3 %`. */
export const percent = (part: number): string => `${(100 * part).toFixed(1)}\u00A0%`;

/** The ends of an interval: `0.9012 to 0.9356`. */
export const interval = ({ low, high }: Estimate): string =>
  low === null || high === null ? '–' : `${figure(low)} to ${figure(high)}`;
