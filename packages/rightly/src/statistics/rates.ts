import { betaQuantile, betaQuantileAbove } from './beta.ts';
import { normalQuantile } from './quantiles.ts';

/** The method of a proportion's interval. */
export type RateMethod = 'wilson' | 'clopper-pearson' | 'wald';
export const rateMethods: readonly RateMethod[] = ['wilson', 'clopper-pearson', 'wald'];

/** A proportion, with the number of samples of equal weight that have the same precision. */
export interface Rate {
  readonly mean: number;
  readonly standardError: number;
  readonly effectiveSize: number;
}

/** `right` is Σ w² of the right samples, and `wrong` is Σ w² of the wrong samples. */
export function rateOf(
  total: number,
  count: number,
  samples: number,
  right: number,
  wrong: number,
): Rate {
  const mean = total / count;
  const variance = ((1 - mean) ** 2 * right + mean ** 2 * wrong) / count ** 2;
  const sizes = [samples, count ** 2 / (right + wrong), (mean * (1 - mean)) / variance];
  return {
    mean,
    standardError: Math.sqrt(variance),
    // Where all are right or all are wrong, the last size is 0 / 0.
    effectiveSize: Math.min(...sizes.filter((size) => size > 0)),
  };
}

type Ends = readonly [low: number, high: number];

/** The ends of the interval of a proportion. `tail` is the probability beyond each end. */
export function endsOf(rate: Rate, tail: number, method: RateMethod): Ends {
  const { mean: m, standardError, effectiveSize: n } = rate;
  const z = -normalQuantile(tail);
  if (method === 'wald') return [m - z * standardError, m + z * standardError];
  if (method === 'clopper-pearson') {
    const right = m * n;
    const wrong = n - right;
    return [
      right > 0 ? betaQuantile(tail, right, wrong + 1) : 0,
      wrong > 0 ? betaQuantileAbove(tail, right + 1, wrong) : 1,
    ];
  }
  const share = (z * z) / n;
  const half = z * Math.sqrt((m * (1 - m)) / n + share / (4 * n));
  const middle = m + share / 2;
  return [m === 0 ? 0 : (middle - half) / (1 + share), m === 1 ? 1 : (middle + half) / (1 + share)];
}
