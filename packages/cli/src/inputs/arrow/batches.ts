import type { Data, RecordBatch } from 'apache-arrow';
import { statSync } from 'node:fs';
import type { Column } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import { ArrowFile } from './arrow-file.ts';
import { checkSound } from '../../engines/arrow/check-sound.ts';
import { nameOf } from './types.ts';

/** Rows of one file. They are valid until the next batch is read. */
export interface ArrowBatch {
  readonly file: ArrowFile;
  /** The number of rows of the file before this batch. */
  readonly before: number;
  readonly rows: number;
  /** The data of a column. */
  readonly dataOf: (column: Column) => Data;
  /** The start and the end of the batch within the bytes of all files, from 0 to 1. */
  readonly from: number;
  readonly to: number;
}

/** The batches of several files, one after another. Batches without rows are left out. */
export function* batchesOf(
  paths: readonly string[],
  /** The columns that are read. Their number may fall between two batches. */
  columns: () => readonly Column[],
  check: (file: ArrowFile) => void,
): Generator<ArrowBatch, undefined> {
  const sizes = paths.map((path) => statSync(path).size);
  const total = sum(sizes);
  for (const [i, path] of paths.entries()) {
    const file = new ArrowFile(path);
    const later = sum(sizes.slice(i + 1));
    const done = (): number => 1 - (file.left + later) / total;
    try {
      check(file);
      let before = 0;
      for (let from = done(), batch = file.next(); batch; from = done(), batch = file.next()) {
        const rows = batch.numRows;
        if (rows > 0)
          yield { file, before, rows, dataOf: dataIn(batch, columns(), path), from, to: done() };
        before += rows;
      }
    } finally {
      file.close();
    }
  }
  return undefined;
}

/** The columns that are read, each checked. */
function dataIn(
  batch: RecordBatch,
  columns: readonly Column[],
  path: string,
): ArrowBatch['dataOf'] {
  const places = new Map(batch.schema.fields.map((field, i) => [nameOf(field), i]));
  const dataOf: ArrowBatch['dataOf'] = ({ name }) => batch.data.children[places.get(name)!]!;
  for (const column of columns)
    try {
      checkSound(dataOf(column), column.name);
    } catch (error) {
      throw error instanceof InputError ? new InputError(`${path}: ${error.message}`) : error;
    }
  return dataOf;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
