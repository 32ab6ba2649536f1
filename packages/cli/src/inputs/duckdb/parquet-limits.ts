import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { InputError } from '../../process/errors.ts';
import { deepest } from './json-limits.ts';
import { Thrift } from './thrift.ts';

/** How many columns a file may have. The time that DuckDB takes for them grows with the square of their number. */
const mostColumns = 100_000;

/** A longer footer would describe millions of pieces. */
const longestFooter: number = 1 << 28;

/** Throws InputError for a Parquet file whose columns nest too deep: DuckDB follows them by recursion, and would end the process. */
export function checkParquet(paths: readonly string[]): void {
  for (const path of paths) {
    const footer = footerOf(path);
    if (footer) checkSchema(childrenIn(footer, path), path);
  }
}

/** The footer stands before its length and a magic string. Undefined where it does not, of which DuckDB tells. */
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

/** How many children each element of the schema has. An element stands before its children. */
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
      // Of two schemas DuckDB takes the second.
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

/** The numbers of the fields in Parquet's definition, and of Thrift's types. */
const [schemaField, childrenField, int32, list] = [2, 5, 5, 9];

function checkSchema(children: readonly number[], path: string): void {
  // For each open element, how many of its children are still to come.
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

/** DuckDB's error for metadata that it cannot read, in words for users; undefined for its other errors. */
export function parquetError(error: unknown, source: string): InputError | undefined {
  const [, what] = /^Invalid Error: (.*)/.exec((error as Error).message) ?? [];
  return what === undefined
    ? undefined
    : new InputError(`${source}: the Parquet file is damaged; DuckDB says: ${what}`);
}
