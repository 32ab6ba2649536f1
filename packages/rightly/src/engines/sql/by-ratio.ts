/** Writes a float64 literal, and makes a separate column of a number. */
interface Writer {
  readonly real: (x: number) => string;
  readonly asColumn: (name: string, sql: string) => string;
}

/**
 * The number of thresholds below a float64, or -1 for NaN, where the thresholds are ±least · q^n. The bucket follows from the logarithm of the
 * number. A number near a threshold is compared with the threshold, because logarithms are not exact. Undefined for other thresholds.
 */
export function bucketByRatio(
  x: string,
  thresholds: readonly number[],
  { real, asColumn }: Writer,
): string | undefined {
  const middle = thresholds.findIndex((threshold) => threshold > 0);
  const logs = thresholds.map((threshold) => Math.log(Math.abs(threshold)));
  const least = logs[middle]!;
  const scale = middle / (logs.at(-1)! - least);
  // The threshold in the middle has no negative counterpart.
  const isGrowing =
    middle >= FEW &&
    thresholds.length === 2 * middle + 1 &&
    thresholds[middle - 1]! < 0 &&
    logs.every((log, i) => Math.abs((log - least) * scale - Math.abs(i - middle)) < NEAR / 100);
  if (!isGrowing) return undefined;
  const [low, high] = [thresholds[middle]!, thresholds.at(-1)!];
  const half = middle + 0.5;
  // `place` is not whole. A cast rounds it to the nearest whole number, which is the bucket.
  const place = asColumn(
    'place',
    `CASE WHEN ${x} BETWEEN ${real(low)} AND ${real(high)} THEN ln(${x}) * ${real(scale)} + ${real(half - least * scale)}
    WHEN ${x} BETWEEN ${real(-high)} AND ${real(-low)} THEN ${real(half + least * scale)} - ln(-${x}) * ${real(scale)} END`,
  );
  const index = asColumn('index', `CAST(${place} AS INTEGER)`);
  const below = `CAST(floor(${place}) AS INTEGER)`;
  const threshold = `CAST('[${thresholds.join()}]' AS DOUBLE[])[${below} + 1]`;
  return `CASE WHEN abs(${place} - ${index}) < ${real(0.5 - NEAR)} THEN ${index}
    WHEN ${place} IS NOT NULL THEN ${below} + CAST(${x} > ${threshold} AS INTEGER)
    WHEN isnan(${x}) THEN -1 WHEN ${x} > ${real(high)} THEN ${thresholds.length} WHEN ${x} < ${real(-high)} THEN 0 WHEN ${x} IS NOT NULL THEN ${middle} END`;
}

const FEW = 8;
/**
 * The distance within which a number is near a threshold. The unit is the distance of two thresholds. The logarithms of two engines differ by
 * much less.
 */
const NEAR = 1e-5;
