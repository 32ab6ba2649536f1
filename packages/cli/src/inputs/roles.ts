import { type Column, partsOf } from '../engines/column.ts';

/** The columns of the truth, the predictions, the weights and the groups. */
export interface Roles {
  readonly yTrue: Column;
  /** One column, or one for each class. */
  readonly yPred: Column | readonly Column[];
  readonly sampleWeight: Column | undefined;
  readonly by: readonly Column[];
}

/** All columns of the input that have a role. */
export const columnsOf = ({ yTrue, yPred, sampleWeight, by }: Roles): readonly Column[] =>
  [yTrue, yPred, sampleWeight ?? [], by].flat().flatMap(partsOf);
