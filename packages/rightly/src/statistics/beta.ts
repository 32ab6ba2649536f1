/** The difference of ln Γ(x + 1) and Stirling's (x + ½) ln x − x + ½ ln 2π. */
function aboveStirling(x: number): number {
  let [rest, at] = [0, x];
  // The series needs a large x. Each step adds the difference between the results for x and x + 1.
  for (; at < 16; at++) rest += (at + 0.5) * Math.log1p(1 / at) - 1;
  const s = 1 / (at * at);
  return rest + (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188)))) / at;
}

/** x ln(x / m) + m − x, without cancellation where x and m are nearly equal. It is at least 0. */
function deviance(x: number, m: number): number {
  const v = (x - m) / (x + m);
  if (Math.abs(v) > 0.1) return x * Math.log(x / m) + m - x;
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let k = 3; ; k += 2) {
    term *= v * v;
    const next = sum + term / k;
    if (next === sum) return sum;
    sum = next;
  }
}

/** Γ(a+b+1) / (Γ(a+1) Γ(b+1)) · xᵃ yᵇ with y = 1 − x. For whole numbers: the probability of a successes and b failures. */
export function binomialMass(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  if (a === 0) return y ** n;
  if (b === 0) return x ** n;
  const rest = aboveStirling(n) - aboveStirling(a) - aboveStirling(b);
  const exponent = rest - deviance(a, n * x) - deviance(b, n * y);
  return Math.sqrt(n / (2 * Math.PI * a * b)) * Math.exp(exponent);
}

const TINY = 1e-300;

/** The continued fraction of the incomplete beta function, by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  let [value, c, d] = [1, 1, 0];
  for (let i = 1; i < 100_000; i++) {
    const m = Math.floor(i / 2);
    const factor = i % 2 === 0 ? m * (b - m) : -(a + m) * (a + b + m);
    const term = (factor * x) / ((a + i - 1) * (a + i));
    d = 1 / (1 + term * d || TINY);
    c = 1 + term / c || TINY;
    value *= c * d;
    if (Math.abs(c * d - 1) < 3e-16) break;
  }
  return 1 / value;
}

/** The probability that a beta distributed number is at most x: the regularized incomplete beta function. `y` is 1 − x. */
export function betaBelow(x: number, a: number, b: number, y: number = 1 - x): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  // The fraction converges fast on one side of the mean only.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(y, b, a, x);
  return (binomialMass(a, b, x, y) * b * fraction(x, a, b)) / (a + b);
}

/** The probability of at most k successes in n, each of probability x. */
export const binomialAtMost = (k: number, n: number, x: number): number =>
  k >= n ? 1 : betaBelow(1 - x, n - k, k + 1, x);

/** The quantile p of the beta distribution: a beta distributed number is below it with probability p. */
export const betaQuantile = (p: number, a: number, b: number): number =>
  solve((x) => betaBelow(x, a, b) - p, a, b);

/** The quantile 1 − p of the beta distribution: a beta distributed number is above it with probability p. */
export const betaQuantileAbove = (p: number, a: number, b: number): number =>
  solve((x) => p - betaBelow(1 - x, b, a, x), a, b);

/** The root of `off`, which rises with x. Its derivative is the density of the beta distribution. */
function solve(off: (x: number) => number, a: number, b: number): number {
  let [low, high, x] = [0, 1, a / (a + b)];
  for (let i = 0; i < 2000; i++) {
    const found = off(x);
    if (found > 0) high = x;
    else low = x;
    const density = (binomialMass(a, b, x, 1 - x) * a * b) / ((a + b) * x * (1 - x));
    const step = x - found / density;
    // Newton's step, or the middle of the remaining interval.
    const next = step > low && step < high ? step : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-16 * x) return next;
    x = next;
  }
  return x;
}
