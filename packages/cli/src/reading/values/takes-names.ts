import { InputError } from '../../process/errors.ts';
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

/** Whether all metrics compare labels, which may be names; false if a metric needs numbers, or has options that metrics of labels do not have. */
export function takesNames(options: ReadOptions): boolean {
  if (options.metrics === undefined) return true;
  try {
    return metricsFor({ ...options, positive: undefined }, names).metrics.every(comparesNames);
  } catch (error) {
    // Metrics that are wrong for any data have their error later, when they are created.
    if (error instanceof InputError) return false;
    throw error;
  }
}
