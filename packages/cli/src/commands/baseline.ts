import { withPositiveLabel } from '../counting/with-positive-label.ts';
import type { EvaluationSums } from '../counting/evaluation-sums.ts';
import { comparisonDifference } from '../counting/states/merge.ts';
import { readState } from '../counting/states/read-state.ts';
import { InputError } from '../process/errors.ts';
import { compareStates } from '../results/compare.ts';
import type { Comparison } from '../results/comparison.ts';
import { checkFailIf, type FailIf, judgeDifferences } from '../results/fail-if.ts';
import type { Verdict } from '../results/judge-requirements.ts';
import { parseLevel } from '../results/interval-options.ts';

interface Given extends FailIf {
  readonly baseline?: string | undefined;
}

/** Throws InputError where `--fail-if` has nothing to compare with. */
export function checkBaseline(given: Given): void {
  checkFailIf(given);
  if (given.failIf !== undefined && given.baseline === undefined)
    throw new InputError(
      '--fail-if compares with --baseline STATE, the state of the old model; rightly compare OLD NEW compares two models on the same rows',
    );
}

/** Reads the state that `--baseline` names; undefined without the option. */
export async function readBaseline({ baseline }: Given): Promise<EvaluationSums | undefined> {
  return baseline === undefined ? undefined : readState(baseline);
}

interface WithBaseline {
  readonly comparison: Comparison;
  readonly verdicts: readonly Verdict[];
}

/** Compares the new model with the old one. Throws InputError where their metrics, groups or classes differ. */
export function withBaseline(
  before: EvaluationSums,
  evaluated: EvaluationSums,
  given: Given & { readonly level?: string | undefined },
): WithBaseline {
  const path = given.baseline!;
  const old = withPositiveLabel(before, { asks: false });
  const difference = comparisonDifference(old, evaluated);
  if (difference !== undefined)
    throw new InputError(
      `--baseline: ${path} must be a state of the same metrics, groups and classes; ${difference}`,
    );
  const comparison = compareStates(
    { ...old, source: path },
    evaluated,
    parseLevel(given.level ?? '0.95'),
  );
  const warnings = [...comparison.warnings, PAIRED_SEES_MORE];
  return { comparison: { ...comparison, warnings }, verdicts: judgeDifferences(comparison, given) };
}

/** The warning of every comparison with a baseline. */
const PAIRED_SEES_MORE =
  'the baseline may have seen other rows; if both models predicted the same rows, rightly compare OLD NEW detects smaller differences';
