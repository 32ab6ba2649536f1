import type { ColumnOptions } from './choose-columns.ts';

/** What the command line says of how an input is read. */
export interface ReadOptions extends ColumnOptions {
  readonly classes?: string | undefined;
  readonly scoreType?: 'float32' | undefined;
  readonly where?: string | undefined;
  readonly metrics?: string | undefined;
  readonly nulls?: 'error' | 'skip' | undefined;
}
