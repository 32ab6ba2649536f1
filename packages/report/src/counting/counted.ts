import type { SqlMetric } from 'rightly/sql';

/** A metric with its sums. */
export type Counted = Pick<SqlMetric, 'getConfig' | 'toJSON' | 'result'>;
