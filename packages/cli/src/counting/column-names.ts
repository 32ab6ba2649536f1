import { quote } from '../process/errors.ts';
import type { Columns } from '../reading/choose-columns.ts';
import { clusterColumn, groupColumns } from '../reading/replicates.ts';

/** The names of the columns in each role. */
export interface ColumnNames {
  /** Null for metrics of one column. */
  readonly y_true: string | null;
  readonly y_pred: string | readonly string[];
  readonly sample_weight: string | null;
  readonly by: readonly string[];
  /** The names of the classes, if labels were matched by name. */
  readonly classes?: readonly string[];
  /** The parts of `--fold`. */
  readonly fold?: readonly string[];
  /** The replicates, if rows were spread over replicates. */
  readonly replicates?: Replicates;
}

/** Groups of rows from which intervals are computed. */
export interface Replicates {
  readonly count: number;
  /** The column that says which rows belong together; null where rows were spread in their order. */
  readonly cluster: string | null;
}

export const columnNames = (
  { yTrue, yPred, sampleWeight, by, positive }: Columns,
  classes: readonly string[] | undefined,
  fold: readonly string[] = [],
  byOrder?: number,
): ColumnNames => ({
  y_true: isSameColumn(yTrue, yPred)
    ? null
    : positive
      ? `${yTrue.name} = ${quote(positive.label)}`
      : yTrue.name,
  y_pred: 'name' in yPred ? yPred.name : yPred.map(({ name }) => name),
  sample_weight: sampleWeight?.name ?? null,
  by: groupColumns(by).map(({ name }) => name),
  ...(classes ? { classes } : {}),
  ...(fold.length > 0 ? { fold } : {}),
  ...replicatesOf(by, byOrder),
});

/** `byOrder` is the number of replicates, if rows are spread in their order. */
function replicatesOf(
  by: Columns['by'],
  byOrder: number | undefined,
): Pick<ColumnNames, 'replicates'> {
  const { name, replicates: count = byOrder } = clusterColumn(by) ?? { name: null };
  return count === undefined ? {} : { replicates: { count, cluster: name } };
}

/** Whether one column is both truth and predictions, as for metrics of one column. */
const isSameColumn = (yTrue: Columns['yTrue'], yPred: Columns['yPred']): boolean =>
  'name' in yPred && yPred.name === yTrue.name && !yTrue.isFile;
