import { InputError } from '../../process/errors.ts';
import { readInto } from '../arrays/read-into.ts';
import { type Dtype, toDtype } from './dtype.ts';
import { readDict } from './read-dict.ts';
import type { FileRange } from './file-range.ts';

/** The header of an NPY file: the type and the shape of its array. */
export interface Header {
  readonly dtype: Dtype;
  /** The lengths of the axes, as bigints: in a damaged file they may be larger than any file. */
  readonly shape: readonly bigint[];
  /** Whether the array is stored column by column. */
  readonly fortran: boolean;
  /** The position of the first element. */
  readonly offset: number;
}

/** The longest header. NumPy has the same limit. */
const longest = 10_000;

/** Reads the header: a magic string, a version, a length and a Python dict as text. */
export function readHeader({ fd, start: at, size }: FileRange, path: string): Header {
  const start = read(fd, at, Math.min(12, size));
  if (!start.toString('latin1').startsWith('\x93NUMPY'))
    throw new InputError(`${path} is not an NPY file: it does not begin with \\x93NUMPY`);
  const version = start[6] ?? 0;
  if (version < 1 || version > 3)
    throw new InputError(`${path}: the NPY version must be 1, 2 or 3; it is ${version}`);
  const before = version === 1 ? 10 : 12;
  const length = start.length < before ? 0 : start.readUIntLE(8, before - 8);
  if (length > longest)
    throw new InputError(
      `${path}: the header must have at most ${longest} bytes; it says that it has ${length}`,
    );
  const bytes = read(fd, at + before, Math.min(length, Math.max(0, size - before)));
  if (length === 0 || bytes.length < length)
    throw new InputError(`${path} is truncated within its header`);
  return {
    ...parse(bytes.toString(version === 3 ? 'utf8' : 'latin1'), path),
    offset: before + length,
  };
}

function parse(text: string, path: string): Omit<Header, 'offset'> {
  const dict = readDict(text);
  const [descr, fortran, shape] = ['descr', 'fortran_order', 'shape'].map((key) => dict?.get(key));
  const type = typeof descr === 'object' && 'list' in descr ? descr.list : descr;
  if (
    dict?.size !== 3 ||
    typeof type !== 'string' ||
    typeof fortran !== 'boolean' ||
    !Array.isArray(shape)
  )
    throw new InputError(
      `${path}: the header must be a dict with descr, fortran_order and shape; it is ${text.trim().slice(0, 80)}`,
    );
  const axes = shape as readonly bigint[];
  if (axes.some((axis) => axis < 0n))
    throw new InputError(
      `${path}: the shape must have whole numbers of at least 0; it is (${axes.join(', ')})`,
    );
  return { dtype: toDtype(type, path), shape: axes, fortran };
}

function read(fd: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readInto(bytes, fd, position));
}
