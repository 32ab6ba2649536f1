import { columnMetrics } from './column-metrics.ts';
import { errorMetrics } from '@rightly/report/counting';

/** The metrics that the command has and the library has not, by their names in documents. */
export const ownMetrics: Readonly<
  Record<string, (typeof columnMetrics)['Mean'] | (typeof errorMetrics)[string]>
> = { ...columnMetrics, ...errorMetrics };
