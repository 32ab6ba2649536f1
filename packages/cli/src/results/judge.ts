import type { EvaluationSums } from '../counting/evaluation-sums.ts';
import { collectReplicates } from '../counting/collect-replicates.ts';
import type { Requirement } from './requirements.ts';
import { type Evaluation, type IntervalOptions, toEvaluation } from './evaluation.ts';
import { judgeRequirements, type Verdict } from './judge-requirements.ts';

/** The results of an evaluation, and the verdicts on the requirements. */
export interface Judged {
  readonly evaluation: Evaluation;
  readonly verdicts: readonly Verdict[];
}

/** Computes the results from the sums, and judges the requirements. */
export function judge(
  evaluated: EvaluationSums,
  requirements: readonly Requirement[],
  intervals: IntervalOptions,
): Judged {
  const evaluation = toEvaluation(collectReplicates(evaluated), intervals);
  const results =
    requirements.length > 0 ? evaluation.groups.flatMap((group) => group.results) : [];
  return { evaluation, verdicts: judgeRequirements(requirements, results, evaluation.columns.by) };
}
