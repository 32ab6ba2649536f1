import { duckdb } from 'rightly/sql';
import type { Column } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import type { Columns } from '../choose-columns.ts';
import type { ReadOptions } from '../read-options.ts';
import type { CellLook } from './cell-look.ts';
import type { DecidedValues } from './decide-values.ts';
import { firstFault } from './first-fault.ts';
import { takesNames } from './takes-names.ts';

interface Known {
  readonly looks: ReadonlyMap<Column, CellLook>;
  readonly decided: DecidedValues;
  readonly input: SqlInput;
  readonly options: ReadOptions;
}

/** Throws InputError with the first cell that is no number, in a column of numbers that the engine took for text. */
export async function checkChosen(columns: Columns, known: Known): Promise<void> {
  const { looks, decided, input, options } = known;
  const lookOf = ({ name }: Column): CellLook | undefined =>
    [...looks.values()].find(({ column }) => column.name === name);
  const { yTrue, yPred, sampleWeight } = columns;
  const scores = [yPred].flat();
  const isText = (column: Column): boolean => lookOf(column)?.kind === 'text';
  const pair = scores.length === 1 ? [yTrue, scores[0]!] : [];
  // Two texts are labels where the metrics take names.
  const areLabels = pair.every(isText) && takesNames(options);
  const wanted = [
    ...(areLabels ? [] : pair),
    ...(scores.length > 1 ? scores : []),
    ...(sampleWeight ? [sampleWeight] : []),
  ];
  const broken = wanted.flatMap((column) => {
    const look = lookOf(column);
    const isOpen = look !== undefined && !decided.as.has(look.column);
    return isOpen && look.kind === 'text' && look.isMostlyNumbers ? [look.column] : [];
  });
  const { decimal } = decided;
  const fault = await firstFault(input, broken, ({ name }) => {
    const cell = duckdb.identifier(name);
    return { cell, value: `TRY_CAST(${cell} AS DOUBLE)`, wanted: 'number', decimal };
  });
  if (fault) throw fault;
}
