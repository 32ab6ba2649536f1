import { InputError } from '../../process/errors.ts';
import type { Shown } from '../share-sums.ts';

/** The names of the metrics, each once. */
export const namesOf = (shown: readonly Shown[]): string[] => [
  ...new Set(shown.map(({ metric }) => metric.name)),
];

/** Throws InputError where two models have different metrics. */
export function sameNames(a: readonly Shown[], b: readonly Shown[]): void {
  const [own, other] = [namesOf(a), namesOf(b)];
  if (own.join() !== other.join())
    throw new InputError(
      `both models must have the same metrics; got ${own.join(', ')} for A, and ${other.join(', ')} for B: say --metrics with a list for both`,
    );
}
