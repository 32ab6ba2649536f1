import { say } from '../../process/standard-error.ts';
import { assumed } from '../../reading/deciding/assumption.ts';
import type { Comparison } from '../../results/comparison.ts';
import { failuresIn, statusOf, type Verdict } from '../../results/judge-requirements.ts';
import type { FormatName } from '../formats/formats.ts';
import { comparisonFormats, comparisonLine } from './formats.ts';

/** A comparison, and the options for printing it. */
export interface Printed {
  readonly comparison: Comparison;
  readonly verdicts: readonly Verdict[];
  readonly format: FormatName;
  /** Groups with fewer rows are shown in grey. */
  readonly minRows: number;
}

/** Prints a comparison, and its assumptions, warnings and failures on standard error. The result is the exit status. */
export function printComparison({ comparison, verdicts, format, minRows }: Printed): number {
  for (const text of comparisonFormats[format](comparison, minRows)) process.stdout.write(text);
  const saysColumns = format === 'table' || format === 'json';
  const remarks = [
    ...(saysColumns ? [] : [comparisonLine(comparison)]),
    ...comparison.assumed.map(assumed),
    ...comparison.warnings.map((warning) => `warning: ${warning}`),
    ...failuresIn(verdicts).map((failure) => `failed: ${failure}`),
  ];
  for (const remark of remarks) say(remark);
  return statusOf(verdicts);
}
