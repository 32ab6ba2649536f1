import type { SumsDefinition } from '../../core/definition.ts';
import { rangeError, show } from '../../core/errors.ts';
import type { Option } from '../../core/options.ts';
import { classKernels } from './class-sums.ts';
import {
  axis,
  dense,
  ignoreClass,
  type IoUFormOptions,
  iouSums,
  meanIoU,
  numClasses,
  sparse,
  targets,
} from './iou.ts';

interface AllOptions extends IoUFormOptions {
  readonly targetClassIds?: readonly number[] | undefined;
  readonly sparseYTrue?: boolean | undefined;
  readonly sparseYPred?: boolean | undefined;
}

interface Kind {
  readonly className: string;
  readonly name: string;
  /** The mean is over classes that are named, or over all. */
  readonly hasTargets: boolean;
  /** Truth is one-hot always. */
  readonly oneHot: boolean;
}

/** Intersection over union for classes in their sparse and dense forms. */
export function iouDefinition<O extends IoUFormOptions>(kind: Kind): SumsDefinition<O, number> {
  const { className, name, hasTargets, oneHot } = kind;
  const options: Record<string, Option<never>> = {
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
      const { numClasses: classes, targetClassIds } = given as unknown as Required<AllOptions>;
      const beyond = targetClassIds?.find((id) => id >= classes);
      if (beyond !== undefined)
        throw rangeError(
          `${what} targetClassIds`,
          `be class indexes below numClasses, ${classes}`,
          show(beyond),
        );
    },
    sums(given) {
      const all = given as unknown as Required<AllOptions>;
      return iouSums({
        classes: all.numClasses,
        sparseYTrue: !oneHot && all.sparseYTrue!,
        sparseYPred: all.sparseYPred!,
        axis: all.axis!,
        ignoreClass: all.ignoreClass,
      });
    },
    kernels(given) {
      const { numClasses: classes, ...all } = given as unknown as Required<AllOptions>;
      return !oneHot && all.sparseYTrue && !all.sparseYPred
        ? classKernels(classes, all.ignoreClass)
        : undefined;
    },
    result(found, given) {
      const { targetClassIds } = given as unknown as Required<AllOptions>;
      return meanIoU(found, targetClassIds);
    },
  };
}
