import { truncateSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDict } from '../../src/inputs/npy/read-dict.ts';
import { toDtype } from '../../src/inputs/npy/dtype.ts';
import { NpyFile } from '../../src/inputs/npy/npy-file.ts';
import { readHeader } from '../../src/inputs/npy/header.ts';
import { wholeFile } from '../../src/inputs/npy/file-range.ts';
import { file } from '../command.ts';

/** A file of a version, with a header that may claim another length. */
function npy(version: number, header: string, length = header.length, body = 0): string {
  const bytes = version === 1 ? 2 : 4;
  const start = Buffer.alloc(8 + bytes);
  start.write('\x93NUMPY', 'latin1');
  start[6] = version;
  start.writeUIntLE(length, 8, bytes);
  return file('a.npy', Buffer.concat([start, Buffer.from(header, 'latin1'), Buffer.alloc(body)]));
}

const header = (path: string): unknown => {
  const stretch = wholeFile(path);
  try {
    const { shape, fortran, dtype, offset } = readHeader(stretch, 'a.npy');
    return [dtype.name, shape.join(), fortran, offset];
  } catch (error) {
    return (error as Error).message;
  } finally {
    stretch.close();
  }
};

const dict = (shape: string, descr = "'<f4'", fortran = 'False'): string =>
  `{'descr': ${descr}, 'fortran_order': ${fortran}, 'shape': ${shape}, }`;
const noDict = 'a.npy: the header must be a dict with descr, fortran_order and shape; it is ';

describe('the header of an NPY file', () => {
  test.each<[string, string, unknown]>([
    ['of version 1', npy(1, dict('(2,)')), ['float32', '2', false, 67]],
    ['of version 2', npy(2, dict('(2, 3)', "'>i8'", 'True')), ['int64', '2,3', true, 70]],
    ['of a long of Python 2', npy(1, dict('(2L,)')), ['float32', '2', false, 68]],
    ['of no axes', npy(1, dict('()')), ['float32', '', false, 65]],
    ['of a version 4', npy(4, dict('(2,)')), 'a.npy: the NPY version must be 1, 2 or 3; it is 4'],
    ['of a version 0', npy(0, dict('(2,)')), 'a.npy: the NPY version must be 1, 2 or 3; it is 0'],
    [
      'of another file',
      file('a.npy', '\x93NUMPX\x01\0'),
      'a.npy is not an NPY file: it does not begin with \\x93NUMPY',
    ],
    [
      'that says nothing of its length',
      file('a.npy', Buffer.from('\x93NUMPY\x01\0\x01', 'latin1')),
      'a.npy is truncated within its header',
    ],
    ['of no length', npy(1, '', 0), 'a.npy is truncated within its header'],
    ['that is truncated', npy(1, dict('(2,)'), 99), 'a.npy is truncated within its header'],
    ['of 10,000 bytes', npy(1, dict('(2,)').padEnd(10_000)), ['float32', '2', false, 10_010]],
    [
      'of 10,001 bytes',
      npy(1, dict('(2,)').padEnd(10_001)),
      'a.npy: the header must have at most 10000 bytes; it says that it has 10001',
    ],
    [
      'of four gigabytes',
      npy(2, '', 2 ** 32 - 1),
      'a.npy: the header must have at most 10000 bytes; it says that it has 4294967295',
    ],
    [
      'of an axis below zero',
      npy(1, dict('(2, -1)')),
      'a.npy: the shape must have whole numbers of at least 0; it is (2, -1)',
    ],
    [
      'of a number for the order',
      npy(1, dict('(2,)', "'<f4'", '1')),
      noDict + dict('(2,)', "'<f4'", '1'),
    ],
    [
      'of a text for the order',
      npy(1, dict('(2,)', "'<f4'", "'a'")),
      noDict + dict('(2,)', "'<f4'", "'a'"),
    ],
    ['of a number for the shape', npy(1, dict('(2)')), noDict + dict('(2)')],
    ['of a number with a 0 before it', npy(1, dict('(02,)')), noDict + dict('(02,)')],
    ['of letters after the shape', npy(1, dict('(2,)x')), noDict + dict('(2,)x')],
    [
      'of text after the type',
      npy(1, dict('(2,)', "'<f4' 'x'")),
      noDict + dict('(2,)', "'<f4' 'x'"),
    ],
    [
      'of a fourth key',
      npy(1, dict('(2,)', "'<f4', 'more': '<f4'")),
      (noDict + dict('(2,)', "'<f4', 'more': '<f4'")).slice(0, noDict.length + 80),
    ],
    ['of a text for the shape', npy(1, dict("'(2,)'")), noDict + dict("'(2,)'")],
    ['of a tuple for the dtype', npy(1, dict('(2,)', '(1,)')), noDict + dict('(2,)', '(1,)')],
    [
      'of nothing for the shape',
      npy(1, "{'descr': '<f4', 'fortran_order': False}"),
      `${noDict}{'descr': '<f4', 'fortran_order': False}`,
    ],
  ])('%s', (_, path, wanted) => {
    expect(header(path)).toEqual(wanted);
  });

  test.each([
    '',
    '{',
    "{'a'",
    "{'a':",
    "{'a': 'b'",
    "{'a': 'b',",
    "{'a' 'b'}",
    "{'a': 'b' 'c': 'd'}",
    "{'a': 'b': 'c': 'd'}",
    "{'a': b}",
    "{'a': {}}",
    "{'a': 1}",
    "{'a': (1 2)}",
    "{'a': (1,",
    "{'a': ('b',)}",
    "{'a': (1.5,)}",
    "{'a': [1",
    "{'a': [(]}",
    "{'a': 'b'} 'c'",
    '{} {}',
    "{1: 'a'}",
    "('a',)",
    "{'a': 'b\\",
  ])('is refused if it is not a dict: %s', (text) => {
    expect(readDict(text)).toBeUndefined();
  });

  test('is read if it is a dict', () => {
    const text = String.raw` { 'a' : "b'c", 'd': [('e', '<f4'), [1]], 'f': (1, -2), 'g\'': True, } `;
    expect([...readDict(text)!]).toEqual([
      ['a', "b'c"],
      ['d', { list: "[('e', '<f4'), [1]]" }],
      ['f', [1n, -2n]],
      [String.raw`g\'`, true],
    ]);
    expect(readDict('{}')?.size).toBe(0);
    expect([...readDict("{'a': 'b'}")!]).toEqual([['a', 'b']]);
  });
});

describe('the dtype of an NPY file', () => {
  const what =
    'a.npy: the dtype must be bool, float16 … 64 or (u)int8 … 64, or text (<U9 or |S9); it is ';
  test.each([
    ['constructor', 'constructor, complex numbers'],
    ['<c8', '<c8, complex numbers'],
    ['<f16', '<f16'],
    ['', ''],
    ['\n', '\n'],
    ['<f4\n', '<f4\n'],
    ['x'.repeat(99), 'x'.repeat(60)],
  ])('%j', (descr, told) => {
    expect(() => toDtype(descr, 'a.npy')).toThrow(what + told);
  });
});

const fault = (path: string): string | undefined => {
  try {
    new NpyFile(path).close();
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(path, 'a.npy');
  }
};

const faultOf = (shape: string, body: number): string | undefined =>
  fault(npy(1, dict(shape), undefined, body));

describe('the length of an NPY file', () => {
  test.each<[string, number, RegExp]>([
    ['(2, 3)', 23, /^a\.npy is truncated: 2 × 3 of float32 make a file of 93 bytes; it has 92$/],
    ['(2, 3)', 25, /^a\.npy is too long: 2 × 3 of float32 make a file of 93 bytes; it has 94$/],
    ['()', 4, /^a\.npy: the array must have one axis or more; it has 0, \(\)$/],
    ['(1, 2, 1)', 4, /^a\.npy is truncated: 1 × 2 × 1 of float32/],
    ['(99999999999999999999,)', 4, /^a\.npy is truncated: 99999999999999999999 of float32/],
    // 2^62 · 2^2 · 4 is 0 in 64 bits.
    ['(4611686018427387904, 4)', 0, /^a\.npy is truncated/],
    [
      '(0, 1048577)',
      0,
      /^a\.npy: a row must have at most 1048576 values or letters; it has 1048577$/,
    ],
    ['(0, 99999999999999999999)', 0, /^a\.npy: a row must have at most 1048576 values or letters/],
  ])('of shape %s with %i bytes', (shape, body, message) => {
    expect(faultOf(shape, body)).toMatch(message);
  });

  test('is checked again while the file is read', () => {
    const path = npy(1, dict('(2, 3)'), undefined, 24);
    const opened = new NpyFile(path);
    truncateSync(path, 80);
    expect(() => opened.read(0, 2)).toThrow(/became shorter while it was read$/);
    opened.close();
  });

  test('is accepted if it fits the shape', () => {
    expect([faultOf('(2, 3)', 24), faultOf('(0, 1048576)', 0)]).toEqual([undefined, undefined]);
  });
});
