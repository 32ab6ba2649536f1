import { setImmediate } from 'node:timers/promises';
import type { Elements } from '../../inputs/arrays/block.ts';
import { Scratch } from '../../inputs/arrays/scratch.ts';
import { Progress } from '../../process/progress.ts';
import { drawsProgress } from '../../process/standard-error.ts';
import type { ArrayQuestion } from '../../reading/arrays/read-arrays.ts';
import { columnNames } from '../column-names.ts';
import type { Evaluated } from '../evaluated.ts';
import { classIndexes } from './class-indexes.ts';
import { Tally } from './tally.ts';
import { toFloat32 } from './to-float32.ts';

/** Reads all rows once, a block at a time. Throws InputError with the first row that cannot be counted. */
export async function countArrays(question: ArrayQuestion): Promise<Evaluated> {
  const { input, metrics, versus, columns, contents, classes, scoreType } = question;
  const tally = new Tally(metrics, versus, columns);
  const scratch = new Scratch();
  const round = (scores: Elements): Elements =>
    scoreType === 'float32' ? toFloat32(scores, scratch) : scores;
  const named = (labels: Elements): Elements =>
    classes ? { ...labels, data: classIndexes(labels, classes) } : labels;
  const progress = drawsProgress() ? new Progress() : undefined;
  let last = Date.now();
  try {
    for (const block of input.blocks(columns)) {
      tally.add({ ...block, yTrue: named(block.yTrue), yPred: round(block.yPred) });
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
    columns: columnNames(columns, classes),
    classes: contents.classes,
    groups,
    total,
  };
}
