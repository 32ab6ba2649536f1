import { accuracies } from './facts/accuracies.ts';
import { classes } from './facts/classes.ts';
import { losses } from './facts/losses.ts';
import { regression } from './facts/regression.ts';
import { thresholds } from './facts/thresholds.ts';
import { values } from './facts/values.ts';
import type { Group } from './facts.ts';

/** All metrics that have a page, in the order in which the site lists them. */
export const groups: readonly Group[] = [
  accuracies,
  thresholds,
  classes,
  regression,
  losses,
  values,
];

/** The name of a page, and of its file: `mean-iou` is that of `MeanIoU`. */
export const slugOf = (className: string): string =>
  className
    .replace('IoU', 'Iou')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
