import type { Assumption } from '../reading/deciding/assumption.ts';
import type { Reading } from './evaluation-sums.ts';

/** An assumption in the form of reports and states. */
export const plainAssumption = ({ flag, because }: Assumption): Reading['assumed'][number] => ({
  flag,
  because,
});
