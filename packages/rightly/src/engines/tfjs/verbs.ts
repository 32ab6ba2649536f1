import type { ColumnVerb, Counting, RowsVerb } from '../vocabulary.ts';
import { arithmetic } from './arithmetic.ts';
import { decisions } from './decisions.ts';
import type { Verb } from './tensor-cache.ts';
import { closing } from './rows.ts';

type Input = 'values' | 'numbers' | 'labels' | 'scores' | 'oneHot' | 'ids' | 'vectors' | 'function';

/** All verbs of this engine. */
export const verbs: Readonly<Record<Exclude<ColumnVerb | RowsVerb, Input | Counting>, Verb>> = {
  ...arithmetic,
  ...decisions,
  ...closing,
};
