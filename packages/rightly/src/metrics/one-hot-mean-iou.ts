import type { SumsDefinition } from '../core/definition.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import type { Classes, IoUFormOptions } from './shared/iou.ts';
import { iouDefinition } from './shared/iou-definition.ts';

export type OneHotMeanIoUOptions = IoUFormOptions &
  Classes & {
    /** `yPred` holds class indexes instead of a score for each class. */
    readonly sparseYPred?: boolean | undefined;
  };

/**
 * The mean intersection over union of all classes: true positives / (true positives + false positives + false
 * negatives). `yTrue` is one-hot and `yPred` holds scores, both samples × classes. With `sparseYPred`, `yPred` holds class indexes. A
 * class that occurs neither in truth nor in prediction is left out.
 *
 * The constructor throws TypeError or RangeError for options out of range. `updateState` throws RangeError for shapes that do not
 * fit, or for a class that does not exist. With `classes`, classes have names instead of indexes, and `numClasses` may be left out.
 * Source: `keras.metrics.OneHotMeanIoU`. `classes` is an extension.
 *
 * ```ts
 * import { OneHotMeanIoU } from 'rightly';
 *
 * const m = new OneHotMeanIoU({ numClasses: 3 });
 * m.updateState([[0, 0, 1], [1, 0, 0], [0, 1, 0], [1, 0, 0]], [[0.2, 0.3, 0.5], [0.1, 0.2, 0.7], [0.5, 0.3, 0.1], [0.1, 0.4, 0.5]]);
 * m.result().toFixed(4); // 0.1111
 *
 * m.resetState();
 * m.updateState([[0, 0, 1], [1, 0, 0], [0, 1, 0], [1, 0, 0]], [[0.2, 0.3, 0.5], [0.1, 0.2, 0.7], [0.5, 0.3, 0.1], [0.1, 0.4, 0.5]], { sampleWeight: [0.1, 0.2, 0.3, 0.4] });
 * m.result().toFixed(4); // 0.0476
 * ```
 */
export class OneHotMeanIoU extends DeclaredSums<
  OneHotMeanIoUOptions,
  number,
  number | bigint | boolean | string
> {
  static readonly definition: SumsDefinition<OneHotMeanIoUOptions, number> = iouDefinition({
    className: 'OneHotMeanIoU',
    name: 'one_hot_mean_io_u',
    hasTargets: false,
    oneHot: true,
  });
}
