import { countExactly } from '../counting/count-exactly.ts';
import { decide } from '../counting/decide.ts';
import { keep } from '../output/keep.ts';
import { print } from '../output/print.ts';
import { read } from '../reading/read.ts';
import { groupColumns, withReplicates } from '../reading/replicates.ts';
import { parseBars } from '../results/bars.ts';
import { checkBars, decided } from '../results/check-bars.ts';
import { judge } from '../results/judge.ts';
import { orderGroups } from '../results/order-groups.ts';
import { surenessOf } from '../results/sureness.ts';
import { hintFor } from './hint-for.ts';
import { listMetrics } from './list-metrics.ts';
import { open } from './open.ts';
import type { CommandOptions } from './options.ts';
import { showQuery } from './show-query.ts';

/** Evaluates prediction files, a table of an engine, or the answer to a query. The result is the exit status. */
export async function evaluate(names: readonly string[], asIs: CommandOptions): Promise<number> {
  if (asIs.listMetrics) {
    process.stdout.write(listMetrics());
    return 0;
  }
  const given = withReplicates(asIs);
  const sureness = surenessOf(given);
  const finish = await open(names, given, async (input, targets) => {
    const bars = parseBars(given);
    const asked = await read(input, given);
    const isGrouped = groupColumns(asked.columns.by).length > 0;
    checkBars(bars, asked.shown, isGrouped);
    if ('query' in asked && (given.sql || given.explain)) {
      const status = await showQuery(asked, given);
      return () => status;
    }
    const { question, counted } = await countExactly(asked, () =>
      read(input, { ...given, isExact: true }),
    );
    // The sums are kept before anything is computed from them.
    const notes = await keep(counted, targets, question);
    return () => {
      const evaluated = decide(counted, { asks: given.state === undefined });
      checkBars(bars, decided(evaluated.total.metrics), isGrouped);
      const judged = judge(evaluated, bars, sureness);
      const ordered = { ...judged, evaluation: orderGroups(judged.evaluation, given) };
      return print(ordered, given.format, notes, hintFor(given));
    };
  });
  return finish();
}
