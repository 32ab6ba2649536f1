import type { SumsDefinition } from '../core/definition.ts';
import { finite } from '../core/options.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import { labels, numbers, reaches, same, within } from '../core/verbs.ts';
import { byClass } from './shared/class-sums.ts';
import { meanIoU, targets } from './shared/iou.ts';

export interface BinaryIoUOptions {
  /** The classes over which the mean is taken: 0, 1, or both, which is the default. */
  readonly targetClassIds?: readonly number[] | undefined;
  /** A prediction is of class 1 where it is greater than or equal to this number; 0.5 by default. */
  readonly threshold?: number | undefined;
}

/**
 * Intersection over union of one of two classes, or the mean of both. `yTrue` (0 or 1) and `yPred` (scores) have the same shape.
 * A prediction is of class 1 where it is greater than or equal to the threshold (as in Keras). In all other metrics it must be greater.
 *
 * The constructor throws RangeError for options out of range. `updateState` throws RangeError for shapes that differ, or for truth
 * other than 0 and 1. Source: `keras.metrics.BinaryIoU`.
 *
 * ```ts
 * import { BinaryIoU } from 'rightly';
 *
 * const m = new BinaryIoU({ targetClassIds: [0, 1], threshold: 0.3 });
 * m.updateState([0, 1, 0, 1], [0.1, 0.2, 0.4, 0.7]);
 * m.result().toFixed(4); // 0.3333
 *
 * m.resetState();
 * m.updateState([0, 1, 0, 1], [0.1, 0.2, 0.4, 0.7], { sampleWeight: [0.2, 0.3, 0.4, 0.1] });
 * m.result().toFixed(4); // 0.1736
 * ```
 */
export class BinaryIoU extends DeclaredSums<BinaryIoUOptions> {
  static readonly definition: SumsDefinition<BinaryIoUOptions, number> = {
    className: 'BinaryIoU',
    name: 'binary_io_u',
    direction: 'up',
    options: {
      targetClassIds: {
        default: [0, 1],
        expected: 'be [0], [1] or [0, 1]',
        accepts: (ids) => targets.accepts(ids) && (ids as number[]).every((id) => id < 2),
      },
      threshold: finite(0.5),
    },
    sums({ threshold }) {
      const truth = within(labels('yTrue'), 0, 1);
      const guess = reaches(numbers('yPred'), threshold!);
      return { ...byClass(truth, guess, same(truth, guess)) };
    },
    result: (found, { targetClassIds }) => meanIoU(found, targetClassIds),
  };
}
