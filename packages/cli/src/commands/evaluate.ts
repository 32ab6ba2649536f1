import { countExactly } from '../counting/count-exactly.ts';
import { countPictures } from '../counting/count-pictures.ts';
import { worstRows, type WorstRows } from '../counting/worst-rows.ts';
import { withPositiveLabel } from '../counting/with-positive-label.ts';
import { checkRecordOptions } from '../output/ci/every-eval-ever.ts';
import { writeRowsAndState } from '../output/write-rows-and-state.ts';
import { printPlot } from '../output/plot/print-plot.ts';
import { print } from '../output/print.ts';
import { loadPages, writeReport } from '../output/report-output.ts';
import { InputError } from '../process/errors.ts';
import { type Question, read } from '../reading/read.ts';
import { groupColumns, withReplicates } from '../reading/replicates.ts';
import { parseRequirements } from '../results/requirements.ts';
import { checkRequirements, withLabels } from '../results/check-requirements.ts';
import { judge } from '../results/judge.ts';
import { orderGroups } from '../results/order-groups.ts';
import { reportData } from '../results/pictures/report-data.ts';
import { intervalOptionsOf } from '../results/interval-options.ts';
import { checkBaseline, readBaseline, withBaseline } from './baseline.ts';
import { hintFor } from './hint-for.ts';
import { listMetrics } from './list-metrics.ts';
import { open } from './open.ts';
import type { CommandOptions } from './options.ts';
import { runWithCi } from './run-with-ci.ts';
import { showQuery } from './show-query.ts';

/** Evaluates prediction files, a table of an engine, or the answer to a query. The result is the exit status. */
export async function evaluate(names: readonly string[], asIs: CommandOptions): Promise<number> {
  if (asIs.listMetrics) {
    process.stdout.write(listMetrics());
    return 0;
  }
  return runWithCi(names, asIs, async (ci) => {
    const given = withReplicates(asIs);
    const intervals = intervalOptionsOf(given);
    checkBaseline(given);
    if (given.format === 'every-eval-ever') checkRecordOptions(given);
    const before = await readBaseline(given);
    const finish = await open(names, given, async (input, targets) => {
      const requirements = parseRequirements(given);
      const asked = await read(input, given);
      const isGrouped = groupColumns(asked.columns.by).length > 0;
      checkRequirements(requirements, asked.shown, isGrouped);
      if ('query' in asked && (given.sql || given.explain)) {
        const status = await showQuery(asked, given);
        return () => status;
      }
      const { question, counted } = await countExactly(asked, () =>
        read(input, { ...given, isExact: true }),
      );
      const isDrawn = targets.report !== undefined || given.plot === true;
      const drawn = isDrawn
        ? {
            ...(await countPictures(input, question, given, () => loadPages(targets.report))),
            worst: await worstOf(question, given),
          }
        : undefined;
      // The state is written before results are computed, so that an error in a formula loses no sums.
      const notes = await writeRowsAndState(
        { ...counted, pictures: drawn?.pictures },
        targets,
        question,
      );
      return async () => {
        const evaluated = withPositiveLabel(counted, { asks: given.state === undefined });
        checkRequirements(requirements, withLabels(evaluated.total.metrics), isGrouped);
        const judged = judge(evaluated, requirements, intervals);
        const compared = before && withBaseline(before, evaluated, given);
        const evaluation = orderGroups(judged.evaluation, given);
        const verdicts = [...judged.verdicts, ...(compared?.verdicts ?? [])];
        const found = { evaluation, verdicts, comparison: compared?.comparison };
        const data = drawn ? reportData({ ...found, evaluated, ...drawn }) : undefined;
        if (data) await writeReport(targets.report, data);
        await ci.write(evaluation.source, { ...found, minRows: intervals.minRows ?? 0 });
        const status = print(found, given, notes, hintFor(given));
        if (data && given.plot) printPlot(data);
        return status;
      };
    });
    return finish();
  });
}

/** The rows for `--show`. Throws InputError for arrays, whose rows are not read again. */
async function worstOf(question: Question, { show }: CommandOptions): Promise<WorstRows | null> {
  if (show === undefined) return null;
  if ('query' in question) return worstRows(question, show);
  throw new InputError('--show works on Parquet, CSV and JSONL, and on tables');
}
