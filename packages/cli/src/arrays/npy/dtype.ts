import type { SqlType } from 'rightly/sql';
import { InputError } from '../../errors.ts';
import type { View } from '../scratch.ts';

/** What the elements of an NPY file are. */
export interface Dtype {
  /** NumPy's name of it. */
  readonly name: string;
  readonly type: SqlType;
  /** How many bytes an element has. */
  readonly size: number;
  readonly view: View;
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

/** By the first letter of a code, or the bracket that a list of fields begins with. */
const unread: Readonly<Record<string, string>> = {
  O: 'Python objects',
  U: 'text',
  S: 'bytes',
  V: 'raw bytes',
  c: 'complex numbers',
  M: 'dates',
  m: 'time differences',
  '[': 'records of several fields',
};

/** Reads a `descr`, such as `<f4`. Throws InputError for what is no number or truth value. */
export function toDtype(descr: string, path: string): Dtype {
  const [, order, code = ''] = /^([<>|=]?)(\w+)/.exec(descr) ?? [];
  const found = known[code];
  if (!found) {
    const what = unread[(code || descr)[0]!];
    throw new InputError(
      `${path}: the dtype must be bool, float16 … 64 or (u)int8 … 64; it is ${descr.slice(0, 60)}${what === undefined ? '' : `, ${what}`}`,
    );
  }
  const [name, view] = found;
  const float = code === 'f8' ? 'float64' : 'float32';
  return {
    name,
    type: name.startsWith('float') ? float : 'integer',
    size: view.BYTES_PER_ELEMENT,
    view,
    bigEndian: order === '>',
  };
}
