import type { Sum } from '../core/state.ts';
import { determinant } from './two-parts.ts';

/** The sums for a mean's standard error, over samples of weight w and value x. */
export interface Squares {
  readonly samples: number;
  readonly count: Sum;
  readonly total: Sum;
  /** Σ w², Σ w² x and Σ w² x². */
  readonly ww: Sum;
  readonly wwx: Sum;
  readonly wwxx: Sum;
}

export const nearest = ([high, low]: Sum): number => high + low;

/**
 * √(Σ w² (x − m)²) / Σ w, where m is the mean. Undefined where the values differ so little that rounding of the sums leaves fewer than
 * four digits of their variance.
 */
export function standardErrorOf({
  samples,
  count,
  total,
  ww,
  wwx,
  wwxx,
}: Squares): number | undefined {
  const [a, b, c] = [ww, wwx, wwxx].map(nearest) as [number, number, number];
  const n = nearest(count);
  if (c === 0) return 0;
  // Σ w² (x − m)² = (Σ w² Σ w² x² − (Σ w² x)²) / Σ w² + Σ w² · (m − Σ w² x / Σ w²)².
  const apart = nearest(total) / n - b / a;
  const sum = determinant(ww, wwx, wwxx) / a + a * apart * apart;
  // Each product was rounded. Engines with plain sums also round each step.
  const least = 1e4 * 2 ** -52 * Math.sqrt(samples) * c;
  return sum >= least && sum < Infinity ? Math.sqrt(sum) / n : undefined;
}
