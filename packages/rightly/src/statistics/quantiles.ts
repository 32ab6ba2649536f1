import { betaQuantile, betaQuantileAbove } from './beta.ts';

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** The probability that a normally distributed number is above z. z is at least 0. */
export function normalAbove(z: number): number {
  let sum = 0;
  if (z < 2) {
    for (let [term, k] = [z, 1]; sum + term !== sum; k += 2, term *= (z * z) / k) sum += term;
    return 0.5 - density(z) * sum;
  }
  for (let k = 200; k > 0; k--) sum = k / (z + sum);
  return density(z) / (z + sum);
}

/** The quantile p of the normal distribution: a normally distributed number is below it with probability p. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  let z = 0;
  for (let i = 0; i < 100; i++) {
    const above = normalAbove(z);
    const step = (above / density(z)) * Math.log(above / p);
    z += step;
    if (Math.abs(step) <= 1e-15 * z) break;
  }
  return -z;
}

/** The quantile p of the t distribution with `freedom` degrees of freedom. */
export function tQuantile(p: number, freedom: number): number {
  if (p > 0.5) return -tQuantile(1 - p, freedom);
  if (p === 0.5) return 0;
  if (freedom > 1e4) return nearNormal(normalQuantile(p), freedom);
  const [half, whole] = [0.5, freedom / 2];
  const part = betaQuantileAbove(2 * p, half, whole);
  // Beyond the middle, the complement keeps more digits.
  const left = part > 0.5 ? betaQuantile(2 * p, whole, half) : 1 - part;
  return -Math.sqrt((freedom * (part > 0.5 ? 1 - left : part)) / left);
}

/** For many degrees of freedom: the normal quantile z, and the first terms of the series in their inverse (Cornish and Fisher). */
function nearNormal(z: number, freedom: number): number {
  const s = z * z;
  const [first, second, third] = [
    (s + 1) / 4,
    ((5 * s + 16) * s + 3) / 96,
    (((3 * s + 19) * s + 17) * s - 15) / 384,
  ];
  return z * (1 + (first + (second + third / freedom) / freedom) / freedom);
}
