import { AUC, type Config } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import type { ThresholdFigures } from '../data.ts';
import type { Counted } from './counted.ts';

/** The sums by threshold of an AUC metric, and both areas from these sums. */
export function thresholdsOf(area: Counted, name: string | null): ThresholdFigures {
  const { positives, negatives } = area.toJSON().state as Record<
    'positives' | 'negatives',
    Readonly<Record<string, number>>
  >;
  const config = area.getConfig();
  const thresholds = thresholdsIn(config);
  const buckets = (cells: Readonly<Record<string, number>>): number[] =>
    Array.from({ length: thresholds.length + 1 }, (_, i) => cells[i] ?? 0);
  const [yes, no] = [buckets(positives), buckets(negatives)];
  const hasBoth = [yes, no].every((list) => list.some((weight) => weight > 0));
  const precisionRecall = metricFromJSON({
    ...area.toJSON(),
    config: { ...config, curve: 'PR', name: 'pr' },
  }) as AUC;
  return {
    name,
    thresholds,
    positives: yes,
    negatives: no,
    rocAuc: hasBoth ? (area.result() as number) : null,
    averagePrecision: yes.some((weight) => weight > 0) ? precisionRecall.result() : null,
  };
}

/** Keras's thresholds between 0 and 1, evenly spaced. Its outer thresholds are left out: every score is above the first, and none above the last. */
function thresholdsIn(config: Config): number[] {
  const n = config['num_thresholds'] as number;
  return Array.from({ length: n - 2 }, (_, i) => (i + 1) / (n - 1));
}
