import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { like, npy, refusal } from '../arrays.ts';
import { evaluate, file } from '../command.ts';

/** A member of an archive, and wrong values for its headers. */
interface Member {
  readonly name: string;
  readonly bytes: Buffer;
  readonly isDeflated?: boolean;
  readonly crc?: number;
  readonly size?: number;
  readonly packedSize?: number;
  readonly method?: number;
  readonly flags?: number;
}

/** A ZIP archive, as PKWARE's APPNOTE describes it. */
function zip(...members: Member[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, isDeflated = false, ...said } of members) {
    const packed = isDeflated ? deflateRawSync(bytes) : bytes;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(said.flags ?? 0, 2);
    fields.writeUInt16LE(said.method ?? (isDeflated ? 8 : 0), 4);
    fields.writeUInt32LE(said.crc ?? crc32(bytes), 10);
    fields.writeUInt32LE(said.packedSize ?? packed.length, 14);
    fields.writeUInt32LE(said.size ?? bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields, place, Buffer.from(name)]),
    );
    parts.push(local);
    at += local.length;
  }
  const all = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(all.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, all, Buffer.from('PK\x05\x06'), end]);
}

const truth = { name: 'y_true.npy', bytes: npy([1, 0, 1], { descr: '<i4', shape: [3] }) };
const scores = { name: 'y_pred.npy', bytes: npy([1, 0, 0], { descr: '<i4', shape: [3] }) };
const fault = (...members: Member[]): Promise<string> => refusal(file('a.npz', zip(...members)));

describe('an archive of arrays', () => {
  test.each([false, true])('deflated: %s', async (isDeflated) => {
    const path = file('a.npz', zip({ ...truth, isDeflated }, { ...scores, isDeflated }));
    expect((await evaluate(path)).results[0]!.value).toBeCloseTo(2 / 3);
  });

  test('ignores members that are not arrays', async () => {
    const path = file('a.npz', zip({ name: 'notes.txt', bytes: Buffer.from('x') }, truth, scores));
    expect((await evaluate(path)).rows).toBe(3);
  });

  test.each<[string, readonly Member[], string | RegExp]>([
    [
      'with another checksum',
      [truth, { ...scores, crc: 1 }],
      /^a\.npz:y_pred is damaged, or not a ZIP archive \(its checksum differs\)$/,
    ],
    [
      'with another checksum, deflated',
      [truth, { ...scores, isDeflated: true, crc: 1 }],
      /its checksum differs/,
    ],
    [
      'that says that it is longer',
      [truth, { ...scores, isDeflated: true, size: 999 }],
      /^a\.npz:y_pred is damaged, or not a ZIP archive \(/,
    ],
    [
      'that says that it is shorter',
      [truth, { ...scores, isDeflated: true, size: 9 }],
      /^a\.npz:y_pred is damaged, or not a ZIP archive \(/,
    ],
    [
      'that says that it has gigabytes',
      [truth, { ...scores, isDeflated: true, size: 2 ** 32 - 2 }],
      'a.npz:y_pred is damaged: it states a length that its bytes cannot yield',
    ],
    [
      'that is no longer deflated',
      [truth, { ...scores, method: 8 }],
      /^a\.npz:y_pred is damaged, or not a ZIP archive \(/,
    ],
    [
      'of another method',
      [truth, { ...scores, method: 12 }],
      'a.npz:y_pred must be stored or deflated, as np.savez and np.savez_compressed write it',
    ],
    [
      'that is encrypted',
      [truth, { ...scores, flags: 1, packedSize: scores.bytes.length + 12 }],
      'a.npz:y_pred is encrypted, and is not read',
    ],
    ['of the same name', [truth, truth, scores], 'a.npz: two arrays are called "y_true"'],
    [
      'without arrays',
      [{ name: 'a.txt', bytes: Buffer.from('x') }],
      'a.npz is a ZIP archive without arrays of NumPy (members in .npy)',
    ],
    [
      'with a member of a longer array',
      [truth, { name: 'y_pred.npy', bytes: scores.bytes.subarray(0, -1) }],
      /^a\.npz:y_pred is truncated: /,
    ],
    [
      'with a member that leads elsewhere',
      [truth, { ...scores, name: '../y_pred.npy' }],
      /^a\.npz is damaged, or not a ZIP archive \(/,
    ],
  ])('%s', async (_, members, message) => {
    expect(await fault(...members)).toEqual(like(message));
  });

  test.each([0, 4, 22, 60])('truncated by %d bytes', async (bytes) => {
    const whole = zip(truth, scores);
    const found = await refusal(file('a.npz', whole.subarray(0, whole.length - 1 - bytes)));
    expect(found).toMatch(/^a\.npz is damaged, or not a ZIP archive \(/);
  });
});

const header = (descr: string, shape: string): string => {
  const dict = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}, }`;
  return dict.padEnd(Math.ceil((dict.length + 11) / 64) * 64 - 11) + '\n';
};

const text = (descr: string, shape: string, body: Buffer): string => {
  const own = header(descr, shape);
  const start = Buffer.from(`\x93NUMPY\x01\0${String.fromCharCode(own.length, 0)}${own}`, 'latin1');
  return file('y.npy', Buffer.concat([start, body]));
};

describe('text in NPY', () => {
  const labels = file('a.npy', scores.bytes);
  const found = (descr: string, shape: string, body: Buffer): Promise<string> =>
    refusal(labels, '--y-true', text(descr, shape, body));

  test('of width 0 is refused, because a file could have any number of rows', async () => {
    for (const descr of ['<U0', '|S0'])
      expect(await found(descr, '(99999999999999,)', Buffer.alloc(0))).toMatch(
        /^y\.npy: the dtype must be .* without letters$/,
      );
  });

  test('that is wider than the file is refused', async () => {
    expect(await found('<U9', '(3,)', Buffer.alloc(8))).toMatch(/^y\.npy is truncated: /);
    expect(await found('<U1048577', '(0,)', Buffer.alloc(0))).toMatch(
      /^y\.npy: a row must have at most 1048576 values or letters/,
    );
    expect(await found('<U99999999', '(3,)', Buffer.alloc(0))).toMatch(
      /^y\.npy: the dtype must be /,
    );
  });

  test('with invalid code points is refused', async () => {
    expect(await found('<U1', '(3,)', Buffer.alloc(12, 255))).toBe(
      'y.npy: row 1 holds a number that is not a letter',
    );
    expect(await found('|S1', '(3,)', Buffer.from('ab\xff', 'latin1'))).toBe(
      'y.npy: row 3 holds bytes that are not UTF-8',
    );
  });

  test('of great width is read', async () => {
    const long = Buffer.alloc(3 * 4 * 200_000);
    for (let i = 0; i < long.length; i += 4) long[i] = 97;
    const path = text('<U200000', '(3,)', long);
    expect((await evaluate(path, '--y-true', path)).results[0]!.value).toBe(1);
  });
});
