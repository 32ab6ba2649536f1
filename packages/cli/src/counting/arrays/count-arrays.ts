import { setImmediate } from 'node:timers/promises';
import { Scratch } from '../../inputs/arrays/scratch.ts';
import { Progress } from '../../process/progress.ts';
import { drawsProgress } from '../../process/standard-error.ts';
import type { ArrayQuestion } from '../../reading/arrays/read-arrays.ts';
import { columnNames } from '../column-names.ts';
import type { Evaluated } from '../evaluated.ts';
import { said } from '../said.ts';
import { checkRule } from './check-rule.ts';
import { asRead } from './as-read.ts';
import { ignoring } from './ignoring.ts';
import { Replicates } from './replicates.ts';
import { Tally } from './tally.ts';

/** Reads all rows once, a block at a time. Throws InputError with the first row that cannot be counted. */
export async function countArrays(question: ArrayQuestion): Promise<Evaluated> {
  const { input, metrics, oneVsRest, columns, contents, classes } = question;
  const { assumed, ignoreClass } = question;
  const replicates = new Replicates(columns, question.replicates);
  const tally = new Tally(metrics, oneVsRest, replicates.columns);
  const scratch = new Scratch();
  const asCounted = asRead(question, scratch);
  const progress = drawsProgress() ? new Progress() : undefined;
  let last = Date.now();
  try {
    for (const block of input.blocks(columns)) {
      for (const assumption of assumed) checkRule(assumption, block, columns);
      const read = { ...asCounted(block), by: replicates.of(block) };
      const counted = ignoreClass === undefined ? read : ignoring(ignoreClass, read);
      if (counted.rows > 0) tally.add(counted);
      if (Date.now() - last < 100) continue;
      progress?.show(block.done);
      // The bar is drawn by a timer.
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
      assumed: assumed.map(said),
      ...(question.areElements && { elements: true }),
    },
  };
}
