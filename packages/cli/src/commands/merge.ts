import { statSync } from 'node:fs';
import type { EvaluationSums } from '../counting/evaluation-sums.ts';
import { withPositiveLabel } from '../counting/with-positive-label.ts';
import { merge } from '../counting/states/merge.ts';
import { readState } from '../counting/states/read-state.ts';
import { checkFile, identityOf } from '../inputs/files/check-file.ts';
import { checkRecordOptions } from '../output/ci/every-eval-ever.ts';
import { refuseInputs } from '../output/files/refuse.ts';
import { findTargets } from '../output/files/targets.ts';
import { writeRowsAndState } from '../output/write-rows-and-state.ts';
import { printPlot } from '../output/plot/print-plot.ts';
import { print } from '../output/print.ts';
import { writeReport } from '../output/report-output.ts';
import { InputError } from '../process/errors.ts';
import { parseRequirements } from '../results/requirements.ts';
import { checkRequirements, withLabels } from '../results/check-requirements.ts';
import { judge } from '../results/judge.ts';
import { orderGroups } from '../results/order-groups.ts';
import { reportData } from '../results/pictures/report-data.ts';
import { intervalOptionsOf } from '../results/interval-options.ts';
import { checkBaseline, readBaseline, withBaseline } from './baseline.ts';
import type { MergeOptions } from './options.ts';
import { runWithCi } from './run-with-ci.ts';

/** Adds up states; the result is the exit status. */
export const mergeStates = (paths: readonly string[], given: MergeOptions): Promise<number> =>
  runWithCi(paths, given, async (ci) => {
    const requirements = parseRequirements(given);
    const targets = findTargets(given);
    refuseInputs(targets.all, paths);
    checkTwice(paths);
    checkBaseline(given);
    if (given.format === 'every-eval-ever') checkRecordOptions(given);
    const before = await readBaseline(given);
    const parts: EvaluationSums[] = [];
    for (const path of paths) parts.push(await readState(path));
    const all = merge(parts, paths);
    const notes = await writeRowsAndState(all, targets);
    const evaluated = withPositiveLabel(all, {
      positive: given.positive,
      asks: given.state === undefined,
    });
    checkRequirements(requirements, withLabels(evaluated.total.metrics), all.columns.by.length > 0);
    const intervals = intervalOptionsOf(given);
    const judged = judge(evaluated, requirements, intervals);
    const compared = before && withBaseline(before, evaluated, given);
    const evaluation = orderGroups(judged.evaluation, given);
    const verdicts = [...judged.verdicts, ...(compared?.verdicts ?? [])];
    const found = { evaluation, verdicts, comparison: compared?.comparison };
    const { pictures } = all;
    const isDrawn = targets.report !== undefined || given.plot === true;
    const missing = pictures
      ? []
      : [
          'pictures: the states hold no sums for pictures; give --report with --state for each part',
        ];
    const data = isDrawn ? reportData({ ...found, evaluated, pictures, missing }) : undefined;
    if (data) await writeReport(targets.report, data);
    await ci.write(evaluation.source, { ...found, minRows: intervals.minRows ?? 0 });
    const status = print(found, given, notes);
    if (data && given.plot) printPlot(data);
    return status;
  });

/** Throws InputError where a state is named twice, even by different names. */
function checkTwice(paths: readonly string[]): void {
  const identities = paths.map(identityOfState);
  for (const [i, path] of paths.entries()) {
    const first = paths[identities.indexOf(identities[i]!)]!;
    if (first !== path)
      throw new InputError(`${path} is the same file as ${first}: its rows would count twice`);
    if (identities.indexOf(identities[i]!) < i)
      throw new InputError(`${path} is named twice: its rows would count twice`);
  }
}

/** Throws InputError for a path that is neither a file nor a pipe. A shell makes a pipe of `<(zcat state.json.gz)`. */
function identityOfState(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFIFO()) return identityOf(path);
  checkFile(path);
  return identityOf(path);
}
