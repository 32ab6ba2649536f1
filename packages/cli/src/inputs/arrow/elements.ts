import { called, type Column } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import { type Block, blockRows, type Elements } from '../arrays/block.ts';
import { locationOf } from '../arrays/location.ts';
import type { Roles } from '../roles.ts';
import type { ArrowBatch } from './batches.ts';
import { groups, single } from './blocks.ts';
import { checkNulls } from './check-nulls.ts';
import { lengthOf, offsetOf, valuesOf } from './values.ts';

/** The elements of the lists of a batch as blocks: each element is a row. Throws InputError for NULL, and for two lists of a row that differ in length. */
export function* elementsOf(
  { file: { path }, before, rows, dataOf, from, to }: ArrowBatch,
  { yTrue, yPred, sampleWeight, by }: Roles,
): Generator<Block> {
  const predicted = [yPred].flat()[0] as Column;
  const [truths, predictions] = [yTrue, predicted].map(dataOf) as [
    ReturnType<typeof dataOf>,
    ReturnType<typeof dataOf>,
  ];
  const at = (column: Column, row: number): string => locationOf(column, path, before + row + 1);
  for (const column of [yTrue, predicted])
    checkNulls(dataOf(column), { ...column, list: true }, at);
  if (sampleWeight) checkNulls(dataOf(sampleWeight), sampleWeight, at);
  for (let row = 0; row < rows; row++)
    if (lengthOf(truths, row) !== lengthOf(predictions, row))
      throw new InputError(
        `${at(yTrue, row)} and ${called(predicted)} must have lists of one length; they have ${lengthOf(truths, row)} and ${lengthOf(predictions, row)} elements`,
      );
  const mean = Math.ceil((offsetOf(truths, rows) - offsetOf(truths, 0)) / rows);
  const step = blockRows(8 * mean);
  for (let start = 0; start < rows; start += step) {
    const end = Math.min(rows, start + step);
    // The row of each element.
    const owners: number[] = [];
    for (let row = start; row < end; row++)
      for (let left = lengthOf(truths, row); left > 0; left--) owners.push(row - start);
    const each = <T>(values: ArrayLike<T>): T[] => owners.map((row) => values[row]!);
    const read = (column: Column): Elements => {
      const data = dataOf(column);
      const [first, last] = [offsetOf(data, start), offsetOf(data, end)];
      const values = valuesOf(data.children[0]!, first, last, column.type === 'string');
      return { ...values, shape: [owners.length] };
    };
    if (owners.length === 0) continue;
    yield {
      path,
      before: before + start,
      rows: owners.length,
      at: (element) => {
        const row = owners[element]!;
        return `row ${before + start + row + 1}, element ${element - owners.indexOf(row) + 1}`;
      },
      yTrue: single(read(yTrue)),
      yPred: read(predicted),
      sampleWeight:
        sampleWeight &&
        Float64Array.from(
          each(
            single({ ...valuesOf(dataOf(sampleWeight), start, end), shape: [end - start] })
              .data as ArrayLike<unknown>,
          ),
          Number,
        ),
      by: by.map((column) => each(groups(dataOf(column), start, end, (row) => at(column, row)))),
      done: from + (to - from) * (end / rows),
    };
  }
}
