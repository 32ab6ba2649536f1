import { classNames } from '../core/class-names.ts';
import type { SumsDefinition } from '../core/definition.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import { named } from '../core/named.ts';
import { bin, isCalled, labels, max, vectors, within } from '../core/verbs.ts';
import { ratio } from './shared/thresholds.ts';

export interface ExpectedCalibrationErrorOptions {
  /** The number of bins between 0 and 1, all of one width; 15 by default. */
  readonly numBins?: number | undefined;
  /** The names of the classes, in the order of the probabilities. Then labels are names, and not indexes. */
  readonly classes?: readonly string[] | undefined;
}

const MOST = 1000;

const definition: SumsDefinition<ExpectedCalibrationErrorOptions, number> = {
  className: 'ExpectedCalibrationError',
  name: 'expected_calibration_error',
  direction: 'down',
  options: {
    numBins: {
      default: 15,
      expected: `be a whole number from 1 to ${MOST}`,
      accepts: (bins) => Number.isInteger(bins) && Number(bins) >= 1 && Number(bins) <= MOST,
    },
    classes: classNames,
  },
  sums({ numBins, ...naming }) {
    const truth = named(labels('yTrue'), naming);
    const chances = within(named(vectors('yPred'), naming), 0, 1);
    const confidence = max(chances);
    const by = bin(confidence, numBins!);
    return {
      samples: { by },
      confidence: { value: confidence, by },
      right: { where: isCalled(truth, chances), by },
    };
  },
  result(found) {
    const [samples, confidence, right] = ['samples', 'confidence', 'right'].map((name) =>
      found.cells(name),
    );
    const bins = samples!.keys();
    const all = bins.reduce<number>((sum, key) => sum + samples!.at(key), 0);
    const off = bins.reduce<number>(
      (sum, key) => sum + Math.abs(right!.at(key) - confidence!.at(key)),
      0,
    );
    return ratio(off, all);
  },
};

/**
 * The mean difference between confidence and accuracy. Samples are put into bins by their confidence. The value of a sample is
 * |accuracy − confidence| of its bin. With one probability for each sample, `yPred` is (N) or (N, 1), the confidence is the probability of
 * class 1, and the accuracy is the share of truths that are 1. With C probabilities for each sample, the confidence is the highest probability,
 * and the accuracy is the share of samples whose true class has the highest probability. `yTrue` holds class indexes, or with `classes` names. A
 * bin includes its lower edge. The confidence 1 has its own bin.
 *
 * The constructor throws RangeError for `numBins` out of range. `updateState` throws RangeError for shapes that do not fit, for
 * probabilities below 0 or above 1, for NaN, and for a name that no class has. `updateState` throws TypeError for an index instead of a name.
 * Source: `torchmetrics.CalibrationError`, norm l1.
 *
 * ```ts
 * import { ExpectedCalibrationError } from 'rightly';
 *
 * const m = new ExpectedCalibrationError({ numBins: 2 });
 * m.updateState([0, 1, 1, 1], [0.25, 0.25, 0.75, 0.75]);
 * m.result(); // 0.25
 *
 * const classes = new ExpectedCalibrationError({ numBins: 3 });
 * classes.updateState([0, 1, 2], [[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.5, 0.25, 0.25]]);
 * classes.result().toFixed(4); // 0.3333
 *
 * const named = new ExpectedCalibrationError({ numBins: 2, classes: ['cat', 'dog'] });
 * named.updateState(['cat', 'dog'], [[0.75, 0.25], [0.75, 0.25]]);
 * named.result(); // 0.25
 * ```
 */
export class ExpectedCalibrationError extends DeclaredSums<
  ExpectedCalibrationErrorOptions,
  number,
  number | bigint | boolean | string
> {
  static readonly definition: SumsDefinition<ExpectedCalibrationErrorOptions, number> = definition;
}
