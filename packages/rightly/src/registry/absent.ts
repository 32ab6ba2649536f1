import { plain } from '../core/nearest.ts';

/** What Keras has under `metrics` and `losses` and this library has not. */
const absent = ['CTC', 'Loss', 'LossFunctionWrapper', 'Metric'] as const;

/** Keras's class of that name, which this library has not. */
export const absentNamed = (name: string): string | undefined =>
  absent.find((known) => plain(known) === plain(name));
