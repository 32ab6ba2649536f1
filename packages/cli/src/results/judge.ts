import type { Evaluated } from '../counting/evaluated.ts';
import { fold } from '../counting/replicas.ts';
import type { Bar } from './bars.ts';
import { type Evaluation, type Sureness, toEvaluation } from './evaluation.ts';
import { judgeBars, type Verdict } from './judge-bars.ts';

/** The results of an evaluation, and what became of the bars. */
export interface Judged {
  readonly evaluation: Evaluation;
  readonly verdicts: readonly Verdict[];
}

/** Computes the results from the sums, and compares them with the bars. */
export function judge(evaluated: Evaluated, bars: readonly Bar[], sureness: Sureness): Judged {
  const evaluation = toEvaluation(fold(evaluated), sureness);
  const results = bars.length > 0 ? evaluation.groups.flatMap((group) => group.results) : [];
  return { evaluation, verdicts: judgeBars(bars, results, evaluation.columns.by) };
}
