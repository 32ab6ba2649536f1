import type { SqlType } from 'rightly/sql';
import { InputError } from '../../process/errors.ts';
import type { View } from '../arrays/scratch.ts';

/** The type of an NPY file's elements. */
export interface Dtype {
  /** The name in NumPy. */
  readonly name: string;
  readonly type: SqlType;
  /** The number of bytes of an element. */
  readonly size: number;
  readonly view: View;
  /** The number of entries of the view for an element: the number of letters of a text, else 1. */
  readonly units: number;
  readonly bigEndian: boolean;
}

const known: Readonly<Record<string, readonly [name: string, view: View]>> = {
  b1: ['bool', Uint8Array],
  i1: ['int8', Int8Array],
  i2: ['int16', Int16Array],
  i4: ['int32', Int32Array],
  i8: ['int64', BigInt64Array],
  u1: ['uint8', Uint8Array],
  u2: ['uint16', Uint16Array],
  u4: ['uint32', Uint32Array],
  u8: ['uint64', BigUint64Array],
  f2: ['float16', Uint16Array],
  f4: ['float32', Float32Array],
  f8: ['float64', Float64Array],
};

/** Types that are not supported, by the first letter of their codes. A list of fields begins with a bracket. */
const unread: Readonly<Record<string, string>> = {
  O: 'Python objects',
  U: 'text without letters',
  S: 'bytes without letters',
  V: 'raw bytes',
  c: 'complex numbers',
  M: 'dates',
  m: 'time differences',
  '[': 'records of several fields',
};

/** The type that ml_dtypes writes for bfloat16, for which NPY has no name of its own. */
const bfloat16: Dtype = {
  name: 'bfloat16',
  type: 'float32',
  size: 2,
  view: Uint16Array,
  units: 1,
  bigEndian: false,
};

/** Text of a fixed number of letters, four bytes each, or of a fixed number of bytes. */
function textType(descr: string): Dtype | undefined {
  const [, order, kind, length] = /^([<>|=]?)([US])([1-9]\d{0,6})$/.exec(descr) ?? [];
  if (kind === undefined) return undefined;
  const view = kind === 'U' ? Uint32Array : Uint8Array;
  const units = Number(length);
  return {
    name: kind === 'U' ? 'str' : 'bytes',
    type: 'string',
    size: units * view.BYTES_PER_ELEMENT,
    view,
    units,
    bigEndian: order === '>',
  };
}

/** Reads a `descr`, such as `<f4`. Throws InputError for all but numbers, booleans and text. */
export function toDtype(descr: string, path: string): Dtype {
  if (descr === '<V2') return bfloat16;
  const text = textType(descr);
  if (text) return text;
  const [, order, code = ''] = /^([<>|=]?)(\w+)$/.exec(descr) ?? [];
  const found = Object.hasOwn(known, code) ? known[code] : undefined;
  if (!found) {
    const what = unread[/^[<>|=]?(.)/s.exec(descr)?.[1] ?? ''];
    throw new InputError(
      `${path}: the dtype must be bool, float16 … 64 or (u)int8 … 64, or text (<U9 or |S9); it is ${descr.slice(0, 60)}${what === undefined ? '' : `, ${what}`}`,
    );
  }
  const [name, view] = found;
  const float = code === 'f8' ? 'float64' : 'float32';
  return {
    name,
    type: name.startsWith('float') ? float : 'integer',
    size: view.BYTES_PER_ELEMENT,
    view,
    units: 1,
    bigEndian: order === '>',
  };
}
