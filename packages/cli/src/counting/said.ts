import type { Assumption } from '../reading/deciding/assumption.ts';
import type { Reading } from './evaluated.ts';

/** An assumption as reports and states have it. */
export const said = ({ flag, because }: Assumption): Reading['assumed'][number] => ({
  flag,
  because,
});
