import type { SumsDefinition } from '../core/definition.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import type { Classes, IoUFormOptions, Targets } from './shared/iou.ts';
import { iouDefinition } from './shared/iou-definition.ts';

export type OneHotIoUOptions = IoUFormOptions &
  Classes & {
    /** The classes over which the mean is taken: indexes or, with `classes`, names. */
    readonly targetClassIds: Targets;
    /** `yPred` holds class indexes instead of a score for each class. */
    readonly sparseYPred?: boolean | undefined;
  };

/**
 * The mean intersection over union of the classes of `targetClassIds`: true positives / (true positives + false positives + false
 * negatives). `yTrue` is one-hot and `yPred` holds scores, both samples × classes. With `sparseYPred`, `yPred` holds class indexes. A
 * class that occurs neither in truth nor in prediction is left out.
 *
 * The constructor throws TypeError or RangeError for options out of range. `updateState` throws RangeError for shapes that do not
 * fit, or for a class that does not exist. With `classes`, classes have names instead of indexes, and `numClasses` may be left out.
 * Source: `keras.metrics.OneHotIoU`. `classes` is an extension.
 *
 * ```ts
 * import { OneHotIoU } from 'rightly';
 *
 * const m = new OneHotIoU({ numClasses: 3, targetClassIds: [0, 2] });
 * m.updateState([[0, 0, 1], [1, 0, 0], [0, 1, 0], [1, 0, 0]], [[0.2, 0.3, 0.5], [0.1, 0.2, 0.7], [0.5, 0.3, 0.1], [0.1, 0.4, 0.5]]);
 * m.result().toFixed(4); // 0.1667
 *
 * m.resetState();
 * m.updateState([[0, 0, 1], [1, 0, 0], [0, 1, 0], [1, 0, 0]], [[0.2, 0.3, 0.5], [0.1, 0.2, 0.7], [0.5, 0.3, 0.1], [0.1, 0.4, 0.5]], { sampleWeight: [0.1, 0.2, 0.3, 0.4] });
 * m.result().toFixed(4); // 0.0714
 * ```
 */
export class OneHotIoU extends DeclaredSums<
  OneHotIoUOptions,
  number,
  number | bigint | boolean | string
> {
  static readonly definition: SumsDefinition<OneHotIoUOptions, number> = iouDefinition({
    className: 'OneHotIoU',
    name: 'one_hot_io_u',
    hasTargets: true,
    oneHot: true,
  });
}
