import type { ComparedFigures, ComparisonFigures } from '@rightly/report/page';
import type { Comparison } from '../comparison.ts';
import { groupLabel, label } from '../label.ts';
import { verdicts } from '../verdicts.ts';

/** The comparison of two models, in the form of a report. */
export const comparisonOf = (
  comparison: Comparison,
  thresholds: ComparisonFigures['thresholds'] = null,
): ComparisonFigures => ({
  names: namesOf(comparison),
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

/** The names of the models, with their columns if both come from one file. */
export function namesOf({ names, columns }: Comparison): Comparison['names'] {
  if (names.a !== names.b) return names;
  const column = (side: 'a' | 'b'): string =>
    [columns[side].y_pred]
      .flat()
      .map((name) => label(name))
      .join(', ');
  return { a: `${names.a} (${column('a')})`, b: `${names.b} (${column('b')})` };
}
