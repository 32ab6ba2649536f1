import type { ComparedFigures, ComparisonFigures } from '@rightly/report/page';
import type { Comparison } from '../comparison.ts';
import { groupLabel } from '../label.ts';
import { verdicts } from '../verdicts.ts';

/** Two models, as a report shows them. */
export const comparisonOf = (
  comparison: Comparison,
  thresholds: ComparisonFigures['thresholds'] = null,
): ComparisonFigures => ({
  names: comparison.names,
  isPaired: comparison.isPaired,
  level: comparison.level,
  verdicts: verdicts(comparison),
  thresholds,
  results: comparison.results.map((one): ComparedFigures => ({
    metric: one.metric,
    of: one.of ?? null,
    group:
      one.group &&
      Object.fromEntries(
        Object.entries(one.group).map(([name, value]) => [name, groupLabel(value)]),
      ),
    rows: one.rows,
    a: one.a,
    b: one.b,
    difference: { value: one.difference, low: one.low, high: one.high },
    p: one.p,
    adjusted: one.adjusted,
    onlyA: one.onlyA,
    onlyB: one.onlyB,
    better: one.better,
  })),
});
