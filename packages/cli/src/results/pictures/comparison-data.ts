import type { ComparisonFigures, ReportData } from '@rightly/report/page';
import type { CountedPair } from '../../counting/count-pairs.ts';
import type { CountedPictures } from '../../counting/count-pictures.ts';
import type { Comparison } from '../comparison.ts';
import { toEvaluation } from '../evaluation.ts';
import { collectReplicates } from '../../counting/collect-replicates.ts';
import { comparisonOf, namesOf } from './comparison-of.ts';
import { reportData, thresholdsIn } from './report-data.ts';

/** The sums for the pictures of both models. */
export type DrawnPair = Readonly<Record<'a' | 'b', CountedPictures>>;

/** The data of a report of two models: the difference first, and then the pictures of the new model. */
export function comparisonData(
  { b }: CountedPair,
  comparison: Comparison,
  drawn: DrawnPair,
): ReportData {
  const { level, warnings, assumed } = comparison;
  const evaluation = { ...toEvaluation(collectReplicates(b), { level }), warnings, assumed };
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

/** The thresholds of both models, for the classes that both have. */
function bothThresholds({ a, b }: DrawnPair): ComparisonFigures['thresholds'] {
  const [own, other] = [thresholdsIn(a.pictures), thresholdsIn(b.pictures)];
  if (!own || !other) return null;
  const pairs = own.flatMap((one) => {
    const partner = other.find(({ name }) => name === one.name);
    return partner ? [{ a: one, b: partner }] : [];
  });
  return pairs.length > 0 ? pairs : null;
}
