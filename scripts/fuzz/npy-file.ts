/** The parts of an NPY file, each of which may be wrong. */
export interface Parts {
  readonly magic: string;
  readonly version: number;
  readonly header: string;
  readonly body: Buffer;
}

export function npyOf({ magic, version, header, body }: Parts): Buffer {
  const before = version === 1 ? 10 : 12;
  const padded = `${header}${' '.repeat((64 - ((before + header.length + 1) % 64)) % 64)}\n`;
  const start = Buffer.alloc(before);
  start.write(magic, 'latin1');
  start.writeUInt8(version & 255, 6);
  start.writeUIntLE(padded.length, 8, before - 8);
  return Buffer.concat([start, Buffer.from(padded, version === 3 ? 'utf8' : 'latin1'), body]);
}

const writers: Readonly<
  Record<string, (view: DataView, at: number, x: number, little: boolean) => void>
> = {
  i1: (view, at, x) => view.setInt8(at, x),
  u1: (view, at, x) => view.setUint8(at, x),
  i2: (view, at, x, little) => view.setInt16(at, x, little),
  u2: (view, at, x, little) => view.setUint16(at, x, little),
  i4: (view, at, x, little) => view.setInt32(at, x, little),
  u4: (view, at, x, little) => view.setUint32(at, x, little),
  i8: (view, at, x, little) => view.setBigInt64(at, BigInt(x), little),
  u8: (view, at, x, little) => view.setBigUint64(at, BigInt(x), little),
};

/** Types of whole numbers. */
export const codes: readonly string[] = Object.keys(writers);

export function bodyOf(numbers: readonly number[], code: string, little: boolean): Buffer {
  const size = Number(code[1]);
  const body = Buffer.alloc(numbers.length * size);
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  for (const [i, x] of numbers.entries()) writers[code]!(view, i * size, x, little);
  return body;
}

/** A valid file of labels. */
export const labelsFile = (numbers: readonly number[], code = 'i4', little = true): Parts => ({
  magic: '\x93NUMPY',
  version: 1,
  header: `{'descr': '${little ? '<' : '>'}${code}', 'fortran_order': False, 'shape': (${numbers.length},), }`,
  body: bodyOf(numbers, code, little),
});
