import type { Contents } from '../contents.ts';
import { comparesNames } from '../check-fit.ts';
import { metricsFor } from '../metrics-for.ts';
import type { ReadOptions } from '../read-options.ts';

const names: Contents = {
  predictions: 'labels',
  oneHot: false,
  classes: undefined,
  layout: 'labels',
  isText: true,
  names: undefined,
};

/** Whether all metrics compare labels, which may be names; false where a metric needs numbers. */
export function takesNames(options: ReadOptions): boolean {
  if (options.metrics === undefined) return true;
  return metricsFor({ ...options, positive: undefined }, names).metrics.every(comparesNames);
}
