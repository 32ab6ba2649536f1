import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { InputError } from '../../process/errors.ts';
import { deepest } from './json-limits.ts';
import { Thrift } from './thrift.ts';

/** The most columns of a file. The time that DuckDB takes for them grows with the square of their number. */
const mostColumns = 100_000;

/** The longest footer that is read. A longer one would describe millions of column chunks. */
const longestFooter: number = 1 << 28;

/** Throws InputError for a Parquet file whose columns nest too deep: DuckDB reads them by recursion, and would crash. */
export function checkParquet(paths: readonly string[]): void {
  for (const path of paths) {
    const footer = footerOf(path);
    if (footer) checkSchema(childrenIn(footer, path), path);
  }
}

/** The footer, which is followed by its length and a magic string. Undefined for any other file, for which DuckDB has an error. */
function footerOf(path: string): Buffer | undefined {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const end = read(file, size - 8, 8);
    const length = end.length < 8 ? 0 : end.readUInt32LE(0);
    const isPlain = end.toString('latin1', 4) === 'PAR1' && length > 0 && length <= size - 12;
    if (!isPlain) return undefined;
    if (length > longestFooter)
      throw new InputError(
        `${path}: the footer of a Parquet file may have at most ${longestFooter} bytes; it says that it has ${length}`,
      );
    return read(file, size - 8 - length, length);
  } finally {
    closeSync(file);
  }
}

function read(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, position < 0 ? 0 : readSync(file, bytes, 0, length, position));
}

/** The number of children of each element of the schema. Children follow their element. */
function childrenIn(footer: Buffer, path: string): readonly number[] {
  const thrift = new Thrift(footer);
  let found: number[] = [];
  const element = (): void => {
    let children = 0;
    thrift.fields((id, type) => {
      if (id !== childrenField || type !== int32) return false;
      children = thrift.integer();
      return true;
    });
    if (found.push(children) > mostColumns)
      throw new InputError(
        `${path}: a Parquet file may have at most ${mostColumns} columns; this has more`,
      );
  };
  try {
    thrift.fields((id, type) => {
      if (id !== schemaField || type !== list) return false;
      // If there are two schemas, DuckDB uses the second.
      found = [];
      thrift.list(element);
      return true;
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(`${path}: the footer of the Parquet file is damaged`);
  }
  return found;
}

/** The ids of fields in Parquet's definition, and of types in Thrift. */
const [schemaField, childrenField, int32, list] = [2, 5, 5, 9];

function checkSchema(children: readonly number[], path: string): void {
  // For each open element, the number of children that are still to come.
  const open: number[] = [];
  for (const count of children) {
    if (open.length > 0) open[open.length - 1]!--;
    if (count > 0) open.push(count);
    while (open.at(-1) === 0) open.pop();
    if (open.length > deepest + 1)
      throw new InputError(
        `${path}: columns may nest ${deepest} levels deep; here they nest deeper`,
      );
  }
}

/** A plain error in place of DuckDB's error for damaged metadata; undefined for its other errors. */
export function parquetError(error: unknown, source: string): InputError | undefined {
  const [, what] = /^Invalid Error: (.*)/.exec((error as Error).message) ?? [];
  return what === undefined
    ? undefined
    : new InputError(`${source}: the Parquet file is damaged; DuckDB says: ${what}`);
}
