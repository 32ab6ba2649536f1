import type { SqlMetric } from 'rightly/sql';

/** A metric with its sums, as pictures read them. */
export type Counted = Pick<SqlMetric, 'getConfig' | 'toJSON' | 'result'>;
