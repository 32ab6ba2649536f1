import { quote } from '../process/errors.ts';
import type { Columns } from '../reading/choose-columns.ts';

/** The columns that were read, by what they hold. */
export interface ColumnNames {
  /** Null for metrics of a column alone. */
  readonly y_true: string | null;
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
  y_true: isAlone(yTrue, yPred)
    ? null
    : positive
      ? `${yTrue.name} = ${quote(positive.label)}`
      : yTrue.name,
  y_pred: 'name' in yPred ? yPred.name : yPred.map(({ name }) => name),
  sample_weight: sampleWeight?.name ?? null,
  by: by.map(({ name }) => name),
  ...(classes ? { classes } : {}),
  ...(fold.length > 0 ? { fold } : {}),
});

/** Whether the column of predictions stands for the truth too, which metrics of a column alone do not read. */
const isAlone = (yTrue: Columns['yTrue'], yPred: Columns['yPred']): boolean =>
  'name' in yPred && yPred.name === yTrue.name && !yTrue.isFile;
