import * as arrow from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { checkLayout } from '../../src/engines/arrow/check-layout.ts';
import type { BatchHeader } from '../../src/engines/arrow-library.ts';

type Pair = readonly [number, number];

/** The header of a batch. `nodes` has the rows and the NULLs of each column. `buffers` has the offset and the length of each buffer. */
const batch = (
  rows: number,
  nodes: readonly Pair[],
  buffers: readonly Pair[],
  more: object = {},
): BatchHeader =>
  ({
    length: rows,
    nodes: nodes.map(([length, nullCount]) => ({ length, nullCount })),
    buffers: buffers.map(([offset, length]) => ({ offset, length })),
    compression: null,
    variadicBufferCounts: [],
    ...more,
  }) as unknown as BatchHeader;

const fault = (...args: Parameters<typeof checkLayout>): string | undefined => {
  try {
    checkLayout(...args);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace('the Arrow metadata is damaged: ', '');
  }
};

const int = new arrow.Int32();
const field = (type: arrow.DataType): arrow.Field => new arrow.Field('item', type, true);
const list = new arrow.List(field(int));
const pairs = new arrow.FixedSizeList(2, field(int));
const struct = new arrow.Struct([field(int)]);
const packed = { compression: {} };

describe('the layout of a batch', () => {
  test.each<[string, BatchHeader, readonly arrow.DataType[], number]>([
    [
      'of numbers',
      batch(
        4,
        [[4, 0]],
        [
          [0, 0],
          [0, 16],
        ],
      ),
      [int],
      16,
    ],
    [
      'with NULL',
      batch(
        4,
        [[4, 1]],
        [
          [0, 1],
          [8, 16],
        ],
      ),
      [int],
      24,
    ],
    [
      'of padded numbers',
      batch(
        4,
        [[4, 0]],
        [
          [0, 0],
          [0, 64],
        ],
      ),
      [int],
      64,
    ],
    [
      'of text',
      batch(
        2,
        [[2, 0]],
        [
          [0, 0],
          [0, 12],
          [16, 3],
        ],
      ),
      [new arrow.Utf8()],
      24,
    ],
    [
      'of text without rows',
      batch(
        0,
        [[0, 0]],
        [
          [0, 0],
          [0, 0],
          [0, 0],
        ],
      ),
      [new arrow.Utf8()],
      0,
    ],
    [
      'of lists',
      batch(
        1,
        [
          [1, 0],
          [3, 0],
        ],
        [
          [0, 0],
          [0, 8],
          [8, 0],
          [8, 12],
        ],
      ),
      [list],
      24,
    ],
    ['of NULL alone', batch(4, [[4, 4]], []), [new arrow.Null()], 0],
    [
      'of compressed numbers',
      batch(
        4,
        [[4, 0]],
        [
          [0, 0],
          [0, 9],
        ],
        packed,
      ),
      [int],
      16,
    ],
    [
      'of no NULLs, wherever these would be',
      batch(
        4,
        [[4, 0]],
        [
          [4, 0],
          [0, 16],
        ],
      ),
      [int],
      16,
    ],
    [
      'of numbers that compression made longer',
      batch(
        4,
        [[4, 0]],
        [
          [0, 0],
          [0, 90],
        ],
        packed,
      ),
      [int],
      96,
    ],
    [
      'of codes of lists',
      batch(
        4,
        [[4, 0]],
        [
          [0, 0],
          [0, 16],
        ],
      ),
      [new arrow.Dictionary(list, int)],
      16,
    ],
  ])('%s', (_, header, types, length) => {
    expect(fault(header, types, length)).toBeUndefined();
  });

  test.each<[string, BatchHeader, readonly arrow.DataType[], number, string]>([
    ['fewer columns', batch(4, [], []), [int], 0, 'a batch has fewer columns than the schema'],
    [
      'fewer buffers',
      batch(4, [[4, 0]], [[0, 0]]),
      [int],
      0,
      'a batch has fewer columns than the schema',
    ],
    [
      'more columns',
      batch(
        4,
        [
          [4, 0],
          [4, 0],
        ],
        [
          [0, 0],
          [0, 16],
        ],
      ),
      [int],
      16,
      'a batch has more columns than the schema',
    ],
    [
      'more buffers',
      batch(
        4,
        [[4, 0]],
        [
          [0, 0],
          [0, 16],
          [16, 0],
        ],
      ),
      [int],
      16,
      'a batch has more columns than the schema',
    ],
    [
      'other rows',
      batch(
        4,
        [[5, 0]],
        [
          [0, 0],
          [0, 20],
        ],
      ),
      [int],
      20,
      'the columns of a batch differ in length',
    ],
    [
      'fewer NULLs than none',
      batch(
        4,
        [[4, -1]],
        [
          [0, 0],
          [0, 16],
        ],
      ),
      [int],
      16,
      'a column has fewer rows than it has NULLs',
    ],
    [
      'more NULLs than rows',
      batch(
        4,
        [[4, 5]],
        [
          [0, 1],
          [8, 16],
        ],
      ),
      [int],
      24,
      'a column has fewer rows than it has NULLs',
    ],
    [
      'NULLs that no bit tells of',
      batch(
        4,
        [[4, 1]],
        [
          [0, 0],
          [0, 16],
        ],
      ),
      [int],
      16,
      'a column is shorter than its batch',
    ],
    [
      'too few numbers',
      batch(
        4,
        [[4, 0]],
        [
          [0, 0],
          [0, 15],
        ],
      ),
      [int],
      16,
      'a column is shorter than its batch',
    ],
    [
      'too many numbers',
      batch(
        4,
        [[4, 0]],
        [
          [0, 0],
          [0, 80],
        ],
      ),
      [int],
      80,
      'a column is longer than its batch',
    ],
    [
      'too few offsets',
      batch(
        2,
        [[2, 0]],
        [
          [0, 0],
          [0, 8],
          [8, 3],
        ],
      ),
      [new arrow.Utf8()],
      16,
      'a column is shorter than its batch',
    ],
    [
      'too few large offsets',
      batch(
        2,
        [[2, 0]],
        [
          [0, 0],
          [0, 16],
          [16, 3],
        ],
      ),
      [new arrow.LargeUtf8()],
      24,
      'a column is shorter than its batch',
    ],
    [
      'text without a buffer',
      batch(
        2,
        [[2, 0]],
        [
          [0, 0],
          [0, 12],
        ],
      ),
      [new arrow.Utf8()],
      16,
      'a batch has fewer columns than the schema',
    ],
    [
      'a buffer before the body',
      batch(
        4,
        [[4, 0]],
        [
          [0, 0],
          [-8, 16],
        ],
      ),
      [int],
      16,
      'a column lies outside of its batch',
    ],
    [
      'a buffer of a length below zero',
      batch(
        0,
        [[0, 0]],
        [
          [0, 0],
          [8, -8],
        ],
      ),
      [int],
      16,
      'a column lies outside of its batch',
    ],
    [
      'a buffer beyond the body',
      batch(
        4,
        [[4, 0]],
        [
          [0, 0],
          [8, 16],
        ],
      ),
      [int],
      16,
      'a column lies outside of its batch',
    ],
    [
      'a compressed buffer beyond the body',
      batch(
        4,
        [[4, 0]],
        [
          [0, 0],
          [8, 16],
        ],
        packed,
      ),
      [int],
      16,
      'a column lies outside of its batch',
    ],
    [
      'a buffer between two numbers',
      batch(
        4,
        [[4, 0]],
        [
          [0, 0],
          [4, 16],
        ],
      ),
      [int],
      24,
      'a column does not begin at a multiple of 8 bytes',
    ],
    [
      'two columns in one place',
      batch(
        4,
        [
          [4, 0],
          [4, 0],
        ],
        [
          [0, 0],
          [0, 16],
          [16, 0],
          [8, 16],
        ],
      ),
      [int, int],
      24,
      'two columns of a batch overlap',
    ],
    [
      'bytes of no column',
      batch(
        4,
        [[4, 0]],
        [
          [0, 0],
          [0, 16],
        ],
      ),
      [int],
      80,
      'a batch is longer than its columns',
    ],
    [
      'bytes of no column at all',
      batch(
        0,
        [[0, 0]],
        [
          [0, 0],
          [0, 0],
        ],
      ),
      [int],
      64,
      'a batch is longer than its columns',
    ],
    [
      'lists of two without elements',
      batch(
        2,
        [
          [2, 0],
          [3, 0],
        ],
        [
          [0, 0],
          [0, 0],
          [0, 12],
        ],
      ),
      [pairs],
      16,
      'a column has fewer elements than its lists',
    ],
    [
      'structs without their values',
      batch(
        2,
        [
          [2, 0],
          [1, 0],
        ],
        [
          [0, 0],
          [0, 0],
          [0, 4],
        ],
      ),
      [struct],
      8,
      'a column has fewer elements than its lists',
    ],
    [
      'lists without elements',
      batch(
        1,
        [[1, 0]],
        [
          [0, 0],
          [0, 8],
        ],
      ),
      [list],
      8,
      'a batch has fewer columns than the schema',
    ],
    [
      'fewer buffers of views than none',
      batch(
        1,
        [[1, 0]],
        [
          [0, 0],
          [0, 16],
        ],
        { variadicBufferCounts: [-1] },
      ),
      [new arrow.Utf8View()],
      16,
      'a column has more buffers than its batch',
    ],
    [
      'more buffers of views than all',
      batch(
        1,
        [[1, 0]],
        [
          [0, 0],
          [0, 16],
        ],
        { variadicBufferCounts: [3] },
      ),
      [new arrow.Utf8View()],
      16,
      'a column has more buffers than its batch',
    ],
    [
      'fewer buffers of views',
      batch(
        1,
        [[1, 0]],
        [
          [0, 0],
          [0, 16],
        ],
        { variadicBufferCounts: [1] },
      ),
      [new arrow.Utf8View()],
      16,
      'a batch has fewer columns than the schema',
    ],
    ...[new arrow.LargeUtf8(), new arrow.Binary(), new arrow.LargeBinary()].map(
      (type): [string, BatchHeader, readonly arrow.DataType[], number, string] => [
        `${String(type)} without a buffer`,
        batch(
          2,
          [[2, 0]],
          [
            [0, 0],
            [0, 24],
          ],
        ),
        [type],
        24,
        'a batch has fewer columns than the schema',
      ],
    ),
    [
      'fewer buffers of views of bytes',
      batch(
        1,
        [[1, 0]],
        [
          [0, 0],
          [0, 16],
        ],
        { variadicBufferCounts: [1] },
      ),
      [new arrow.BinaryView()],
      16,
      'a batch has fewer columns than the schema',
    ],
  ])('with %s', (_, header, types, length, message) => {
    expect(fault(header, types, length)).toBe(message);
  });
});
