import { closeSync, fstatSync, openSync } from 'node:fs';
import type { TypedArray } from 'rightly';
import { InputError } from '../../errors.ts';
import { readInto } from '../bytes.ts';
import { Scratch } from '../scratch.ts';
import { transpose } from '../transpose.ts';
import type { Dtype } from './dtype.ts';
import { type Header, readHeader } from './header.ts';

/** How many bytes of a file in Fortran order are read at once: the longer the pieces of its columns, the faster. */
const windowBytes = 1 << 24;

/** An NPY file of one axis or two, which is read some rows at a time. */
export class NpyFile {
  readonly path: string;
  readonly rows: number;
  readonly columns: number;
  readonly #fd: number;
  readonly #header: Header;
  readonly #rows = new Scratch();
  readonly #window = new Scratch();
  /** Which rows are in the window. */
  #from = 0;
  #to = 0;

  /** Throws InputError where the file is not one, or longer or shorter than its header says. */
  constructor(path: string) {
    this.path = path;
    this.#fd = openSync(path, 'r');
    try {
      this.#header = readHeader(this.#fd, path);
      [this.rows, this.columns] = axes(this.#header, path);
      checkSize(this.#header, fstatSync(this.#fd).size, path);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  get dtype(): Dtype {
    return this.#header.dtype;
  }

  /** Rows in row-major order and the machine's own byte order. They stay until the next call. */
  read(first: number, count: number): TypedArray {
    const { dtype, offset, fortran } = this.#header;
    const rows = this.#rows.view(dtype.view, count * this.columns);
    if (fortran && this.columns > 1) this.#transpose(first, count, rows);
    else this.#fill(rows, offset + first * this.columns * dtype.size);
    return rows;
  }

  close(): void {
    closeSync(this.#fd);
    this.#rows.release();
    this.#window.release();
  }

  #transpose(first: number, count: number, out: TypedArray): void {
    if (first < this.#from || first + count > this.#to) this.#load(first, count);
    const height = this.#to - this.#from;
    const window = this.#window.view(this.dtype.view, height * this.columns);
    const start = first - this.#from;
    const pieces = Array.from({ length: this.columns }, (_, j) =>
      window.subarray(j * height + start, j * height + start + count),
    );
    transpose(pieces as Float64Array[], count, out as unknown as number[]);
  }

  /** Reads a piece of each column into the window. */
  #load(first: number, least: number): void {
    const { size, view } = this.dtype;
    const height = Math.min(
      this.rows - first,
      Math.max(least, Math.floor(windowBytes / (this.columns * size))),
    );
    const window = this.#window.view(view, height * this.columns);
    for (let j = 0; j < this.columns; j++)
      this.#fill(
        window.subarray(j * height, (j + 1) * height),
        this.#header.offset + (j * this.rows + first) * size,
      );
    [this.#from, this.#to] = [first, first + height];
  }

  #fill({ buffer, byteOffset, byteLength }: TypedArray, position: number): void {
    const bytes = Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
    if (readInto(bytes, this.#fd, position) < byteLength)
      throw new InputError(`${this.path} became shorter while it was read`);
    if (this.dtype.bigEndian) swap(bytes, this.dtype.size);
  }
}

function axes({ shape }: Header, path: string): [rows: number, columns: number] {
  const [rows, columns = 1] = shape;
  if (rows === undefined || shape.length > 2)
    throw new InputError(
      `${path}: the array must have one axis or two; it has ${shape.length}, (${shape.join(', ')})`,
    );
  return [rows, columns];
}

function checkSize({ shape, dtype, offset }: Header, size: number, path: string): void {
  const expected = offset + shape.reduce((product, axis) => product * axis, dtype.size);
  if (size !== expected)
    throw new InputError(
      `${path} is ${size < expected ? 'cut short' : 'too long'}: ${shape.join(' × ')} of ${dtype.name} make a file of ${expected} bytes; it has ${size}`,
    );
}

function swap(bytes: Buffer, size: number): void {
  if (size === 2) bytes.swap16();
  if (size === 4) bytes.swap32();
  if (size === 8) bytes.swap64();
}
