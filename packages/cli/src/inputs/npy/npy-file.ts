import { closeSync, fstatSync, openSync } from 'node:fs';
import type { TypedArray } from 'rightly';
import { InputError } from '../../process/errors.ts';
import { readInto } from '../arrays/read-into.ts';
import { Scratch } from '../arrays/scratch.ts';
import type { Dtype } from './dtype.ts';
import { type Header, readHeader } from './header.ts';

/** How many bytes of a file in Fortran order are read at once. Reads are the faster, the longer the pieces of the columns are. */
const windowBytes = 1 << 24;

/** How many rows are read at once at least, however wide they are: each of their columns is a read of its own. */
const fewestRows = 32;

/** A row is in memory as a whole, and in Fortran order some rows are. */
const widest: number = 1 << 20;

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
      [this.rows, this.columns] = axes(this.#header, fstatSync(this.#fd).size, path);
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
    const [from, to] = [window, out] as unknown as [number[], number[]];
    for (let j = 0; j < this.columns; j++)
      for (let i = 0, at = j * height + start; i < count; i++)
        to[i * this.columns + j] = from[at + i]!;
  }

  /** Reads a piece of each column into the window. */
  #load(first: number, least: number): void {
    const { size, view } = this.dtype;
    const height = Math.min(
      this.rows - first,
      Math.max(least, fewestRows, Math.floor(windowBytes / (this.columns * size))),
    );
    const window = this.#window.view(view, height * this.columns);
    // All rows lie together.
    if (height === this.rows) this.#fill(window, this.#header.offset);
    else
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

/** The lengths of the axes. They are numbers once they are known to fit the file: larger ones would not be exact. */
function axes(header: Header, size: number, path: string): [rows: number, columns: number] {
  const { shape } = header;
  if (shape.length < 1 || shape.length > 2)
    throw new InputError(
      `${path}: the array must have one axis or two; it has ${shape.length}, (${shape.join(', ')})`,
    );
  checkSize(header, BigInt(size), path);
  const [rows, columns = 1] = shape.map(Number) as [number, number?];
  if (columns > widest)
    throw new InputError(`${path}: a row must have at most ${widest} values; it has ${columns}`);
  return [rows, columns];
}

function checkSize({ shape, dtype, offset }: Header, size: bigint, path: string): void {
  const expected = shape.reduce((product, axis) => product * axis, BigInt(dtype.size));
  const wanted = expected + BigInt(offset);
  if (size !== wanted)
    throw new InputError(
      `${path} is ${size < wanted ? 'cut short' : 'too long'}: ${shape.join(' × ')} of ${dtype.name} make a file of ${wanted} bytes; it has ${size}`,
    );
}

function swap(bytes: Buffer, size: number): void {
  if (size === 2) bytes.swap16();
  if (size === 4) bytes.swap32();
  if (size === 8) bytes.swap64();
}
