import type { Data } from 'apache-arrow';
import { called, type Column, partsOf } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import { type Block, blockRows, type Elements } from '../arrays/block.ts';
import { fromHalf, isHalf } from '../arrays/from-half.ts';
import { labelsOfParts } from '../arrays/labels-of-parts.ts';
import { locationOf } from '../arrays/location.ts';
import type { Scratch } from '../arrays/scratch.ts';
import { sideBySide } from '../arrays/side-by-side.ts';
import type { Roles } from '../roles.ts';
import type { ArrowBatch } from './batches.ts';
import { checkNulls, oddRow } from './check-nulls.ts';
import { groupsOf } from './cells.ts';
import { lengthOf, listsOf, valuesOf } from './values.ts';

/** The rows of a batch as blocks. Throws InputError for NULL, and for lists of another length than `width`. */
export function* blocksOf(
  { file: { path }, before, rows, dataOf, from, to }: ArrowBatch,
  roles: Roles,
  width: number,
  [scratch, truths]: readonly [Scratch, Scratch],
): Generator<Block> {
  check(dataOf, roles, width, (column, row) => locationOf(column, path, before + row + 1));
  const { yTrue, yPred, sampleWeight, by } = roles;
  // Each column of a block has a fixed cost, so a block of many columns has more rows.
  const step = blockRows('name' in yPred ? width * 8 : width);
  for (let start = 0; start < rows; start += step) {
    const end = Math.min(rows, start + step);
    const scalars = (column: Column): Elements => ({
      ...valuesOf(dataOf(column), start, end, column.type === 'string'),
      shape: [end - start],
    });
    const read = (column: Column): Elements =>
      column.list ? listsOf(dataOf(column), width, start, end) : scalars(column);
    const ofParts = (column: Column): Elements => {
      const lists = sideBySide(partsOf(column).map(scalars), end - start, truths);
      return column.list
        ? lists
        : labelsOfParts(column, lists, (row) => locationOf(column, path, before + start + row + 1));
    };
    yield {
      path,
      before: before + start,
      rows: end - start,
      yTrue: yTrue.parts ? ofParts(yTrue) : single(read(yTrue)),
      yPred: 'name' in yPred ? read(yPred) : sideBySide(yPred.map(scalars), end - start, scratch),
      sampleWeight:
        sampleWeight &&
        Float64Array.from(single(scalars(sampleWeight)).data as ArrayLike<unknown>, Number),
      by: by.map((column) =>
        groups(dataOf(column), start, end, (row) => locationOf(column, path, before + row + 1)),
      ),
      done: from + (to - from) * (end / rows),
    };
  }
}

/** The values of a column of groups. */
export function groups(
  data: Data,
  start: number,
  end: number,
  at: (row: number) => string,
): readonly unknown[] {
  const values = groupsOf(data, start, end);
  const far = values.indexOf(undefined);
  if (far < 0) return values;
  throw new InputError(`${at(start + far)} must hold dates of the years 1 to 9999`);
}

/** Half-precision floats, converted to float32. Only scores are read in place. */
export const single = (elements: Elements): Elements =>
  isHalf(elements.type)
    ? {
        ...elements,
        data: Float32Array.from(elements.data as Uint16Array, fromHalf(elements.type)),
        type: undefined,
      }
    : elements;

function check(
  dataOf: ArrowBatch['dataOf'],
  { yTrue, yPred, sampleWeight }: Roles,
  width: number,
  at: (column: Column, row: number) => string,
): void {
  const predictions = [yPred].flat();
  const columns = [...partsOf(yTrue), ...predictions, ...(sampleWeight ? [sampleWeight] : [])];
  for (const column of columns) checkNulls(dataOf(column), column, at);
  const [scores] = predictions as [Column];
  if (scores.list && width === 0) throw new InputError(`${at(scores, 0)} is an empty list`);
  const odd = scores.list ? oddRow(dataOf(scores), width) : undefined;
  if (odd !== undefined)
    throw new InputError(
      `${at(scores, odd)} has ${lengthOf(dataOf(scores), odd)} scores, where the first row has ${width}`,
    );
  const unlike = yTrue.list && !yTrue.parts ? oddRow(dataOf(yTrue), width) : undefined;
  if (unlike !== undefined)
    throw new InputError(
      `${at(yTrue, unlike)} and ${called(scores)} must have lists of one length`,
    );
}
