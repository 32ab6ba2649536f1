import type { SumsDefinition } from '../core/definition.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import type { ClassesOrLabels, IoUFormOptions } from './shared/iou.ts';
import { iouDefinition } from './shared/iou-definition.ts';

export type MeanIoUOptions = IoUFormOptions &
  ClassesOrLabels & {
    /** true, the default: `yTrue` holds class indexes. false: a number for each class. */
    readonly sparseYTrue?: boolean | undefined;
    /** true, the default: `yPred` holds class indexes. false: a score for each class. */
    readonly sparseYPred?: boolean | undefined;
  };

/**
 * The mean intersection over union of all classes: true positives / (true positives + false positives + false
 * negatives). `yTrue` and `yPred` hold class indexes and have the same shape. With `sparseYTrue: false` or `sparseYPred: false`, that input has a
 * number for each class, and the class with the highest number counts. A class that occurs neither in truth nor in prediction is left out.
 *
 * The constructor throws TypeError or RangeError for options out of range. `updateState` throws RangeError for shapes that do not
 * fit, or for a class that does not exist. With `classes`, classes have names instead of indexes, and `numClasses` may be left out. Without both,
 * `yTrue` and `yPred` hold labels, numbers or names, and the classes are those that occur.
 * Source: `keras.metrics.MeanIoU`. `classes`, and labels without `numClasses`, are extensions.
 *
 * ```ts
 * import { MeanIoU } from 'rightly';
 *
 * const m = new MeanIoU({ numClasses: 2 });
 * m.updateState([0, 0, 1, 1], [0, 1, 0, 1]);
 * m.result().toFixed(4); // 0.3333
 *
 * m.resetState();
 * m.updateState([0, 0, 1, 1], [0, 1, 0, 1], { sampleWeight: [0.3, 0.3, 0.3, 0.1] });
 * m.result().toFixed(4); // 0.2381
 * ```
 */
export class MeanIoU extends DeclaredSums<
  MeanIoUOptions,
  number,
  number | bigint | boolean | string
> {
  static readonly definition: SumsDefinition<MeanIoUOptions, number> = iouDefinition({
    className: 'MeanIoU',
    name: 'mean_io_u',
    hasTargets: false,
    oneHot: false,
  });
}
