import type { ComparedFigures, ReportData } from '../../src/data.ts';
import { empty, thresholdsOf } from './classifier.ts';

const compared = (
  of: string | null,
  group: string | null,
  rows: number,
  a: number,
  difference: number,
  half: number,
): ComparedFigures => ({
  metric: 'accuracy',
  of,
  group: group === null ? null : { writer: group },
  rows,
  a,
  b: a + difference,
  difference: { value: difference, low: difference - half, high: difference + half },
  p: 0.01,
  adjusted: 0.04,
  onlyA: Math.round(rows * 0.03),
  onlyB: Math.round(rows * (0.03 + difference)),
  better: Math.abs(difference) < half ? null : difference > 0 ? 'b' : 'a',
});

/** Two models on the same rows. */
export function comparison(): ReportData {
  return {
    ...empty,
    title: 'old.parquet and new.parquet',
    rows: 5000,
    headlines: [{ metric: 'accuracy', direction: 'up', value: 0.9012, low: 0.8926, high: 0.9092 }],
    comparison: {
      names: { a: 'old.parquet', b: 'new.parquet' },
      isPaired: true,
      level: 0.95,
      verdicts: [
        'The difference in accuracy is +0.0124, from +0.0061 to +0.0187 at 95 %: new.parquet is better.',
      ],
      results: [
        compared(null, null, 5000, 0.8888, 0.0124, 0.0063),
        compared(null, 'Ann', 1800, 0.91, 0.021, 0.011),
        compared(null, 'Bea', 1400, 0.88, 0.004, 0.012),
        compared(null, 'Cem', 1200, 0.86, -0.019, 0.016),
        compared(null, 'Dan', 600, 0.9, 0.001, 0.022),
      ],
      thresholds: [
        { a: thresholdsOf(null, 5000, 0.2, 1.2), b: thresholdsOf(null, 5000, 0.2, 1.7) },
      ],
    },
  };
}
