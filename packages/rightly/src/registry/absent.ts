import { plain } from '../core/nearest.ts';

/** Names of Keras's `metrics` and `losses` that this library lacks. */
const absent = ['CTC', 'Loss', 'LossFunctionWrapper', 'Metric'] as const;

/** Keras's class of that name, if this library lacks it. */
export const absentNamed = (name: string): string | undefined =>
  absent.find((known) => plain(known) === plain(name));
