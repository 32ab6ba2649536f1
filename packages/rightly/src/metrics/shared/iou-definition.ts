import { classNames, ignoredIn } from '../../core/class-names.ts';
import type { SumsDefinition } from '../../core/definition.ts';
import { rangeError, show, typeError } from '../../core/errors.ts';
import type { Option } from '../../core/options.ts';
import { classKernels } from './class-sums.ts';
import {
  axis,
  type Classes,
  dense,
  type Forms,
  ignoreClass,
  type IoUFormOptions,
  iouSums,
  meanIoU,
  numClasses,
  keysOf,
  sparse,
  targets,
  type Targets,
} from './iou.ts';

interface AllOptions extends Forms {
  readonly targetClassIds: Targets | undefined;
}

interface Kind {
  readonly className: string;
  readonly name: string;
  /** Whether the mean is over given classes, and not over all. */
  readonly hasTargets: boolean;
  /** Whether the truth is always one-hot. */
  readonly oneHot: boolean;
}

/** Intersection over union for classes in their sparse and dense forms. */
export function iouDefinition<O extends IoUFormOptions & Classes>(
  kind: Kind,
): SumsDefinition<O, number> {
  const { className, name, hasTargets, oneHot } = kind;
  const options: Record<string, Option<never>> = {
    classes: classNames,
    numClasses,
    ...(hasTargets && { targetClassIds: targets }),
    ignoreClass,
    ...(!oneHot && { sparseYTrue: sparse }),
    sparseYPred: oneHot ? dense : sparse,
    axis,
  } as never;
  return {
    className,
    name,
    direction: 'up',
    options: options as unknown as SumsDefinition<O, number>['options'],
    check(given, what) {
      const { classes, targetClassIds = [], ...all } = given as unknown as AllOptions;
      const count = all.numClasses;
      if (count === undefined && !oneHot && all.sparseYTrue && all.sparseYPred) return;
      if (count === undefined)
        throw typeError(`${what} numClasses`, numClasses.expected, 'undefined');
      const wrong = keysOf(targetClassIds, classes).findIndex(
        (id) => !(typeof id === 'number' && id >= 0 && id < count),
      );
      if (wrong >= 0)
        throw rangeError(
          `${what} targetClassIds`,
          classes ? 'be classes' : `be class indexes below numClasses, ${count}`,
          show(targetClassIds[wrong]),
        );
    },
    sums(given) {
      const all = given as unknown as AllOptions;
      return iouSums({ ...all, sparseYTrue: !oneHot && all.sparseYTrue });
    },
    kernels(given) {
      const all = given as unknown as AllOptions;
      const { sparseYTrue, sparseYPred: isSparse, numClasses: classes } = all;
      return !oneHot && sparseYTrue
        ? classKernels({ isSparse, classes, ignored: ignoredIn(all) })
        : undefined;
    },
    result(found, given) {
      const { targetClassIds, classes } = given as unknown as AllOptions;
      return meanIoU(found, targetClassIds && keysOf(targetClassIds, classes));
    },
  };
}
