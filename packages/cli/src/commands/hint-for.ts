import type { CommandOptions } from './options.ts';

/** What a reader of the default metrics may not know; undefined where metrics were named, and where programs read the output. */
export const hintFor = ({ metrics, perClass, format }: CommandOptions): string | undefined =>
  metrics === undefined && !perClass && format === 'table'
    ? '--per-class shows precision, recall, F1 and support of each class'
    : undefined;
