import { columnMetrics } from './column-metrics.ts';
import { errorMetrics } from '@rightly/report/counting';

/** The metrics of the command that the library does not have, by their names in documents. */
export const ownMetrics: Readonly<
  Record<string, (typeof columnMetrics)['Mean'] | (typeof errorMetrics)[string]>
> = { ...columnMetrics, ...errorMetrics };
