import { setImmediate } from 'node:timers/promises';
import { Scratch } from '../../inputs/arrays/scratch.ts';
import { Progress } from '../../process/progress.ts';
import { drawsProgress } from '../../process/standard-error.ts';
import type { ArrayQuestion } from '../../reading/arrays/read-arrays.ts';
import { columnNames } from '../column-names.ts';
import type { EvaluationSums } from '../evaluation-sums.ts';
import { plainAssumption } from '../plain-assumption.ts';
import { checkRule } from './check-rule.ts';
import { toMetricInputs } from './metric-inputs.ts';
import { withoutLabel } from './without-label.ts';
import { Replicates } from './replicates.ts';
import { Tally } from './tally.ts';

/** Reads all rows once, block by block. Throws InputError for the first row that cannot be counted. */
export async function countArrays(question: ArrayQuestion): Promise<EvaluationSums> {
  const { input, metrics, oneVsRest, columns, contents, classes } = question;
  const { assumed, ignoreClass } = question;
  const replicates = new Replicates(columns, question.replicates);
  const tally = new Tally(metrics, oneVsRest, replicates.columns);
  const scratch = new Scratch();
  const convert = toMetricInputs(question, scratch);
  const progress = drawsProgress() ? new Progress() : undefined;
  let last = Date.now();
  try {
    for (const block of input.blocks(columns)) {
      for (const assumption of assumed) checkRule(assumption, block, columns);
      const read = { ...convert(block), by: replicates.of(block) };
      const counted = ignoreClass === undefined ? read : withoutLabel(ignoreClass, read);
      if (counted.rows > 0) tally.add(counted);
      if (Date.now() - last < 100) continue;
      progress?.show(block.done);
      // A timer draws the progress bar, so the event loop must run.
      await setImmediate();
      last = Date.now();
    }
  } finally {
    progress?.stop();
    scratch.release();
    tally.release();
  }
  const { groups, total } = tally.finish();
  input.checkUnchanged();
  return {
    source: input.source,
    columns: columnNames(columns, classes, [], question.replicates),
    classes: contents.classes,
    groups,
    total,
    reading: {
      layout: contents.layout,
      assumed: assumed.map(plainAssumption),
      ...(question.areElements && { elements: true }),
    },
  };
}
