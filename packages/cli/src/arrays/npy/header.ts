import { InputError } from '../../errors.ts';
import { readInto } from '../bytes.ts';
import { type Dtype, toDtype } from './dtype.ts';

/** What an NPY file says of itself. */
export interface Header {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** Whether it is written column by column. */
  readonly fortran: boolean;
  /** Where the elements begin. */
  readonly offset: number;
}

/** Reads the header: a magic string, a version, a length and a Python dict as text. */
export function readHeader(fd: number, path: string): Header {
  const start = read(fd, 0, 12);
  if (!start.toString('latin1').startsWith('\x93NUMPY'))
    throw new InputError(`${path} is no NPY file: it does not begin with \\x93NUMPY`);
  const version = start[6] ?? 0;
  if (version < 1 || version > 3)
    throw new InputError(`${path}: the NPY version must be 1, 2 or 3; it is ${version}`);
  const before = version === 1 ? 10 : 12;
  const length = start.length < before ? 0 : start.readUIntLE(8, before - 8);
  const bytes = read(fd, before, length);
  if (length === 0 || bytes.length < length)
    throw new InputError(`${path} is cut short in its header`);
  return {
    ...parse(bytes.toString(version === 3 ? 'utf8' : 'latin1'), path),
    offset: before + length,
  };
}

function parse(text: string, path: string): Omit<Header, 'offset'> {
  const [, plain, fields] = /'descr'\s*:\s*(?:'([^']*)'|(\[.*\]))\s*,/s.exec(text) ?? [];
  const fortran = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  // Python 2 wrote long integers with an L.
  const shape = /'shape'\s*:\s*\(((?:\s*\d+L?\s*,?)*)\)/.exec(text)?.[1];
  const descr = plain ?? fields;
  if (descr === undefined || fortran === undefined || shape === undefined)
    throw new InputError(
      `${path}: the header must be a dict with descr, fortran_order and shape; it is ${text.trim().slice(0, 80)}`,
    );
  return {
    dtype: toDtype(descr, path),
    shape: (shape.match(/\d+/g) ?? []).map(Number),
    fortran: fortran === 'True',
  };
}

function read(fd: number, position: number, length: number): Buffer {
  // No header is longer: a damaged length may be as large as can be written.
  const bytes = Buffer.alloc(Math.min(length, 1 << 24));
  return bytes.subarray(0, readInto(bytes, fd, position));
}
