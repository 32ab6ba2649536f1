import type { Evaluated } from '../counting/evaluated.ts';
import type { Bar } from './bars.ts';
import { type Evaluation, toEvaluation } from './evaluation.ts';
import { missed } from './missed.ts';

/** The results of an evaluation, and a line for each bar that is missed. */
export interface Judged {
  readonly evaluation: Evaluation;
  readonly misses: readonly string[];
}

/** Computes the results from the sums, and compares them with the bars. */
export function judge(evaluated: Evaluated, bars: readonly Bar[]): Judged {
  const evaluation = toEvaluation(evaluated);
  const results = bars.length > 0 ? evaluation.groups.flatMap((group) => group.results) : [];
  return { evaluation, misses: missed(bars, results, evaluation.columns.by) };
}
