import type { CommandOptions } from './options.ts';

/** A hint below the default metrics. It is undefined where metrics were named, and for formats that programs read. */
export const hintFor = ({ metrics, perClass, format }: CommandOptions): string | undefined =>
  metrics === undefined && !perClass && format === 'table'
    ? '--per-class shows precision, recall, F1 and support of each class'
    : undefined;
