import type { AnyMeanMetric } from 'rightly';
import { InputError } from '../errors.ts';
import { called, type Column } from '../evaluate/column.ts';
import type { Columns } from '../evaluate/columns.ts';
import { type Block, type Elements, widthOf } from './block.ts';

/** A column's place in a row, for messages. */
export const place = (column: Column, path: string, row: number): string =>
  column.isFile ? `${column.name}: row ${row}` : `${path}: row ${row}: ${called(column)}`;

/** Finds the first row of a block for which metrics refused it, and says what is wrong with it; undefined where it is no row's fault. */
export function locate(
  metrics: readonly AnyMeanMetric[],
  columns: Columns,
  block: Block,
): InputError | undefined {
  const wantsLabels = metrics.some((metric) => metric.toJSON().class_name.startsWith('Sparse'));
  const wantsIds = metrics.some((metric) => metric.getConfig()['from_sorted_ids'] === true);
  for (let i = 0; i < block.rows; i++) {
    const at = (column: Column): string => place(column, block.path, block.before + i + 1);
    const truth = rowOf(block.yTrue, i);
    const weight = block.sampleWeight?.[i] ?? 0;
    const wrong =
      wantsLabels && !isWhole(truth[0])
        ? `${at(columns.yTrue)} must hold whole numbers as labels; it holds ${String(truth[0])}`
        : wantsIds && !rowOf(block.yPred, i).every(isWhole)
          ? `${at([columns.yPred].flat()[0]!)} must hold class ids, whole numbers`
          : columns.yTrue.list && truth.some(Number.isNaN)
            ? `${at(columns.yTrue)} must not hold NaN`
            : !(weight >= 0 && weight < Infinity)
              ? `${at(columns.sampleWeight!)} must hold finite weights of at least 0; it holds ${weight}`
              : undefined;
    if (wrong !== undefined) return new InputError(wrong);
  }
  return undefined;
}

const isWhole = (x: unknown): boolean => typeof x === 'bigint' || Number.isInteger(x);

const rowOf = (elements: Elements, i: number): readonly unknown[] =>
  Array.from({ length: widthOf(elements) }, (_, j) => elements.data[i * widthOf(elements) + j]);
