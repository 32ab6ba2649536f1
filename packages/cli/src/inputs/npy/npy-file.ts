import type { TypedArray } from 'rightly';
import { InputError } from '../../process/errors.ts';
import type { Half } from '../arrays/from-half.ts';
import { readInto } from '../arrays/read-into.ts';
import { Scratch } from '../arrays/scratch.ts';
import type { Dtype } from './dtype.ts';
import { type Header, readHeader } from './header.ts';
import { type FileRange, wholeFile } from './file-range.ts';

/** The number of bytes of a file in Fortran order that are read at once. Longer pieces of the columns are read faster. */
const windowBytes = 1 << 24;

/** The least number of rows that are read at once in Fortran order: each column is a separate read. */
const fewestRows = 32;

/** The most values of a row. A whole row is in memory, and in Fortran order several rows. */
const widest: number = 1 << 20;

/** An NPY file, which is read in blocks of rows. A row is the last axis; the axes before it are merged into one. */
export class NpyFile {
  readonly path: string;
  /** The lengths of all axes. */
  readonly shape: readonly number[];
  #columns: number;
  #half: Half | undefined;
  readonly #range: FileRange;
  readonly #header: Header;
  readonly #rows = new Scratch();
  readonly #window = new Scratch();
  /** The range of rows in the window. */
  #from = 0;
  #to = 0;

  /** Throws InputError for a file of another format, and for one that is longer or shorter than its header says. */
  constructor(path: string, range: FileRange = wholeFile(path)) {
    this.path = path;
    this.#range = range;
    try {
      this.#header = readHeader(range, path);
      this.shape = axes(this.#header, range.size, path);
      this.#columns = this.shape.length > 1 ? this.shape.at(-1)! : 1;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  get dtype(): Dtype {
    return this.#half
      ? { ...this.#header.dtype, name: this.#half, type: 'float32' }
      : this.#header.dtype;
  }

  /** Reads 16-bit whole numbers as the bits of 16-bit floats. Throws InputError for a file of another type. */
  readBits(half: Half): void {
    const { name } = this.dtype;
    if (name !== half && name !== 'uint16')
      throw new InputError(
        `--score-type ${half} is for files of type uint16; ${this.path} holds ${name}`,
      );
    this.#half = half;
  }

  get columns(): number {
    return this.#columns;
  }

  get rows(): number {
    return this.#columns === 0 ? this.shape[0]! : this.elements / this.#columns;
  }

  get elements(): number {
    return this.shape.reduce((product, axis) => product * axis, 1);
  }

  /** Makes each element a row. Throws InputError for an array in Fortran order. */
  asElements(): void {
    if (this.#header.fortran && this.#columns > 1 && this.elements > 0)
      throw new InputError(
        `${this.path}: the array must lie row by row, as np.ascontiguousarray makes it; it lies column by column`,
      );
    this.#columns = 1;
  }

  /** Rows in row-major order and in the byte order of the machine. They are valid until the next call. */
  read(first: number, count: number): TypedArray {
    const { dtype, offset, fortran } = this.#header;
    const rows = this.#rows.view(dtype.view, count * this.columns * dtype.units);
    if (fortran && this.columns > 1) this.#transpose(first, count, rows);
    else this.#fill(rows, offset + first * this.columns * dtype.size);
    return rows;
  }

  close(): void {
    this.#range.close();
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
    // The window holds the whole array.
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
    const { fd, start } = this.#range;
    if (readInto(bytes, fd, start + position) < byteLength)
      throw new InputError(`${this.path} became shorter while it was read`);
    if (this.dtype.bigEndian) swap(bytes, this.dtype.view.BYTES_PER_ELEMENT);
  }
}

/** The lengths of the axes as numbers. They are compared with the size of the file before, so they are exact. */
function axes(header: Header, size: number, path: string): readonly number[] {
  const { shape, fortran } = header;
  if (shape.length < 1)
    throw new InputError(`${path}: the array must have one axis or more; it has 0, ()`);
  checkSize(header, BigInt(size), path);
  const lengths = shape.map(Number);
  const columns = lengths.length > 1 ? lengths.at(-1)! : 1;
  if (columns * header.dtype.units > widest)
    throw new InputError(
      `${path}: a row must have at most ${widest} values or letters; it has ${columns * header.dtype.units}`,
    );
  if (fortran && header.dtype.units > 1 && columns > 1)
    throw new InputError(
      `${path}: an array of text must lie row by row, as np.ascontiguousarray makes it; it lies column by column`,
    );
  if (fortran && lengths.length > 2 && lengths.filter((length) => length !== 1).length > 1)
    throw new InputError(
      `${path}: an array of more than two axes must lie row by row, as np.ascontiguousarray makes it; it lies column by column`,
    );
  return lengths;
}

function checkSize({ shape, dtype, offset }: Header, size: bigint, path: string): void {
  const expected = shape.reduce((product, axis) => product * axis, BigInt(dtype.size));
  const wanted = expected + BigInt(offset);
  if (size !== wanted)
    throw new InputError(
      `${path} is ${size < wanted ? 'truncated' : 'too long'}: ${shape.join(' × ')} of ${dtype.name} make a file of ${wanted} bytes; it has ${size}`,
    );
}

function swap(bytes: Buffer, size: number): void {
  if (size === 2) bytes.swap16();
  if (size === 4) bytes.swap32();
  if (size === 8) bytes.swap64();
}
