import type { Block, Elements } from '../../inputs/arrays/block.ts';
import type { Scratch } from '../../inputs/arrays/scratch.ts';
import type { ArrayQuestion } from '../../reading/arrays/read-arrays.ts';
import { classIndexes } from './class-indexes.ts';
import { positives } from './positives.ts';
import { toFloat32 } from './to-float32.ts';

/** Converts a block to the input of metrics: labels become indexes of classes, and scores are rounded to `--score-type`. */
export function toMetricInputs(
  { columns, contents, classes, scoreType }: ArrayQuestion,
  scratch: Scratch,
): (block: Block) => Block {
  const { positive } = columns;
  const round = (scores: Elements): Elements =>
    scoreType === 'float32' ? toFloat32(scores, scratch) : scores;
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
  return (block) => ({ ...block, yTrue: named(block.yTrue), yPred: round(block.yPred) });
}
