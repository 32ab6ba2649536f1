import type { CommandOptions } from './options.ts';

/** What a reader of the default metrics may not know. */
export const hints = ({ metrics, perClass, format }: CommandOptions): string[] =>
  metrics === undefined && !perClass && format === 'table'
    ? ['note: --per-class shows precision, recall, F1 and support of each class']
    : [];
