import type { ComparisonFigures, ReportData } from '@rightly/report/page';
import type { CountedPair } from '../../counting/count-pairs.ts';
import type { CountedPictures } from '../../counting/count-pictures.ts';
import type { Comparison } from '../comparison.ts';
import { toEvaluation } from '../evaluation.ts';
import { fold } from '../../counting/replicas.ts';
import { comparisonOf, namesOf } from './comparison-of.ts';
import { reportData, thresholdsIn } from './report-data.ts';

/** The sums that the pictures of both models are drawn from. */
export type DrawnPair = Readonly<Record<'a' | 'b', CountedPictures>>;

/** All that a report of two models shows: the difference first, and then the pictures of the new model. */
export function comparisonData(
  { b }: CountedPair,
  comparison: Comparison,
  drawn: DrawnPair,
): ReportData {
  const { level, warnings, assumed } = comparison;
  const evaluation = { ...toEvaluation(fold(b), { level }), warnings, assumed };
  const data = reportData({
    evaluation,
    evaluated: b,
    pictures: drawn.b.pictures,
    missing: [
      ...drawn.a.missing.map((one) => `A: ${one}`),
      ...drawn.b.missing.map((one) => `B: ${one}`),
    ],
  });
  return {
    ...data,
    title: Object.values(namesOf(comparison)).join(' and '),
    comparison: comparisonOf(comparison, bothThresholds(drawn)),
  };
}

/** The thresholds of both models, where both have some of the same classes. */
function bothThresholds({ a, b }: DrawnPair): ComparisonFigures['thresholds'] {
  const [own, other] = [thresholdsIn(a.pictures), thresholdsIn(b.pictures)];
  if (!own || !other) return null;
  const pairs = own.flatMap((one) => {
    const partner = other.find(({ name }) => name === one.name);
    return partner ? [{ a: one, b: partner }] : [];
  });
  return pairs.length > 0 ? pairs : null;
}
