import { setImmediate } from 'node:timers/promises';
import type { Elements } from '../../inputs/arrays/block.ts';
import { Scratch } from '../../inputs/arrays/scratch.ts';
import { Progress } from '../../process/progress.ts';
import { drawsProgress } from '../../process/standard-error.ts';
import type { ArrayQuestion } from '../../reading/arrays/read-arrays.ts';
import { columnNames } from '../column-names.ts';
import type { Evaluated } from '../evaluated.ts';
import { said } from '../said.ts';
import { checkRule } from './check-rule.ts';
import { classIndexes } from './class-indexes.ts';
import { ignoring } from './ignoring.ts';
import { positives } from './positives.ts';
import { Replicates } from './replicates.ts';
import { Tally } from './tally.ts';
import { toFloat32 } from './to-float32.ts';

/** Reads all rows once, a block at a time. Throws InputError with the first row that cannot be counted. */
export async function countArrays(question: ArrayQuestion): Promise<Evaluated> {
  const { input, metrics, versus, columns, contents, classes, scoreType } = question;
  const { assumed, ignoreClass } = question;
  const replicates = new Replicates(columns, question.replicates);
  const tally = new Tally(metrics, versus, replicates.columns);
  const scratch = new Scratch();
  const round = (scores: Elements): Elements =>
    scoreType === 'float32' ? toFloat32(scores, scratch) : scores;
  const { positive } = columns;
  const named = (labels: Elements): Elements =>
    positive
      ? { ...labels, data: positives(labels, positive, columns) }
      : classes && !columns.yTrue.list
        ? { ...labels, data: classIndexes(labels, classes) }
        : contents.layout === 'signed'
          ? {
              ...labels,
              data: Array.from(labels.data as ArrayLike<number>, (y) => Number(y > 0)),
            }
          : labels;
  const progress = drawsProgress() ? new Progress() : undefined;
  let last = Date.now();
  try {
    for (const block of input.blocks(columns)) {
      for (const assumption of assumed) checkRule(assumption, block, columns);
      const read = {
        ...block,
        yTrue: named(block.yTrue),
        yPred: round(block.yPred),
        by: replicates.of(block),
      };
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
