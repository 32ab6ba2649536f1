import type { CalibrationFigures, ConfidenceBin } from '../data.ts';
import type { Counted } from './counted.ts';
import { rateOf, type RateOptions } from './rate.ts';

/** The calibration of the confidence, from the sums of the calibration error. */
export function calibrationOf(
  error: Counted,
  brier: number | null,
  options: RateOptions,
): CalibrationFigures {
  const { samples, confidence, right } = error.toJSON().state as Record<
    'samples' | 'confidence' | 'right',
    Readonly<Record<string, number>>
  >;
  const bins = error.getConfig()['num_bins'] as number;
  const keys = Object.keys(samples).map(Number);
  return {
    bins: keys
      .sort((a, b) => a - b)
      .map((key): ConfidenceBin => {
        const weight = samples[key]!;
        return {
          from: Math.min(key, bins - 1) / bins,
          to: Math.min(key + 1, bins) / bins,
          weight,
          confidence: (confidence[key] ?? 0) / weight,
          right: rateOf(right[key] ?? 0, weight, { ...options, method: 'clopper-pearson' }),
        };
      }),
    error: error.result() as number,
    brier,
  };
}
