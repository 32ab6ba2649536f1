import type { ReadOptions } from '../read-options.ts';

/** The options for a comparison of two models. Other options hold for both models. */
export interface PairOptions extends ReadOptions {
  /** The column of ids: one name for both, or `id=key`; left out where rows are in one order. */
  readonly on?: string | undefined;
  readonly onMissing?: 'error' | 'skip' | undefined;
  readonly yPredA?: string | undefined;
  readonly yPredB?: string | undefined;
}

/** The options for each of the models. */
export const optionsOf = (options: PairOptions): readonly [ReadOptions, ReadOptions] => [
  { ...options, yPred: options.yPredA ?? options.yPred },
  { ...options, yPred: options.yPredB ?? options.yPred },
];
