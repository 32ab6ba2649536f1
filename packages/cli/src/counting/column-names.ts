import { quote } from '../process/errors.ts';
import type { Columns } from '../reading/choose-columns.ts';

/** The columns that were read, by what they hold. */
export interface ColumnNames {
  readonly y_true: string;
  readonly y_pred: string | readonly string[];
  readonly sample_weight: string | null;
  readonly by: readonly string[];
  /** Where labels were matched with names. */
  readonly classes?: readonly string[];
  /** What made no difference between labels. */
  readonly fold?: readonly string[];
}

export const columnNames = (
  { yTrue, yPred, sampleWeight, by, positive }: Columns,
  classes: readonly string[] | undefined,
  fold: readonly string[] = [],
): ColumnNames => ({
  y_true: positive ? `${yTrue.name} = ${quote(positive.label)}` : yTrue.name,
  y_pred: 'name' in yPred ? yPred.name : yPred.map(({ name }) => name),
  sample_weight: sampleWeight?.name ?? null,
  by: by.map(({ name }) => name),
  ...(classes ? { classes } : {}),
  ...(fold.length > 0 ? { fold } : {}),
});
