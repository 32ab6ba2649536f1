/** Writes a float64 literal, and makes a separate column of a number. */
interface Writer {
  readonly real: (x: number) => string;
  readonly aside: (name: string, sql: string) => string;
}

/**
 * The number of thresholds below a float64, or -1 for NaN, where the thresholds are ±least · q^n. The bucket follows from the logarithm of the
 * number. A number near a threshold, or outside of all thresholds, is compared with the nearest threshold, because logarithms are not
 * exact. Undefined for other thresholds.
 */
export function bucketByRatio(
  x: string,
  thresholds: readonly number[],
  { real, aside }: Writer,
): string | undefined {
  const middle = thresholds.findIndex((threshold) => threshold > 0);
  const logs = thresholds.map((threshold) => Math.log(Math.abs(threshold)));
  const least = logs[middle]!;
  const scale = middle / (logs.at(-1)! - least);
  // The threshold in the middle has no negative counterpart.
  const isGrowing =
    middle >= FEW &&
    thresholds.length === 2 * middle + 1 &&
    thresholds[middle]! > TINY * 2 ** 60 &&
    thresholds[middle - 1]! < 0 &&
    logs.every((log, i) => Math.abs((log - least) * scale - Math.abs(i - middle)) < NEAR / 100);
  if (!isGrowing) return undefined;
  const size = aside('size', `(ln(abs(${x}) + ${real(TINY)}) - ${real(least)}) * ${real(scale)}`);
  const from = real(middle + 1);
  const place = aside('at', `CASE WHEN ${x} < 0 THEN ${from} - ${size} ELSE ${from} + ${size} END`);
  const below = aside('below', `floor(${place})`);
  const isBetween = `abs(${place} - ${below} - 0.5e0) < ${real(0.5 - NEAR)}`;
  const isAmong = `abs(${size} - ${real(middle / 2)}) < ${real(middle / 2)}`;
  const steps = `CAST(least(greatest(round(${size}), 0), ${middle}) AS INTEGER)`;
  const nearest = `(CASE WHEN ${x} < 0 THEN ${middle} - ${steps} ELSE ${middle} + ${steps} END)`;
  const limit = `CAST('[${thresholds.join()}]' AS DOUBLE[])[${nearest} + 1]`;
  return `CASE WHEN ${isBetween} AND ${isAmong} THEN CAST(${below} AS INTEGER)
    WHEN isnan(${x}) THEN -1 ELSE ${nearest} + CAST(${x} > ${limit} AS INTEGER) END`;
}

const FEW = 8;
/** How near, as a part of the way to the next threshold. The logarithms of two engines differ by much less. */
const NEAR = 1e-5;
/** It is added so that 0 has a logarithm. It is too small to change numbers near a threshold. */
const TINY = 1e-300;
