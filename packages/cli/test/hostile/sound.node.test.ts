import * as arrow from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { checkSound } from '../../src/engines/arrow/check-sound.ts';

const { makeData } = arrow;
const int = new arrow.Int32();
const field = new arrow.Field('item', int, true);
const numbers = (...values: number[]): arrow.Data<arrow.Int32> =>
  makeData({ type: int, data: Int32Array.from(values) });
const text = (bytes: string): Uint8Array => Buffer.from(bytes);

const fault = (data: arrow.Data): string | undefined => {
  try {
    checkSound(data, 'a');
    return undefined;
  } catch (error) {
    return (error as Error).message.replace('column "a" is damaged: ', '');
  }
};

/** Data that claims this number of rows. Its buffers stay unchanged. */
const rows = (data: arrow.Data, length: number): arrow.Data => Object.assign(data, { length });
const utf8 = (...offsets: number[]): arrow.Data =>
  makeData({ type: new arrow.Utf8(), data: text('abc'), valueOffsets: Int32Array.from(offsets) });
const large = (...offsets: bigint[]): arrow.Data =>
  makeData({
    type: new arrow.LargeUtf8(),
    data: text('abc'),
    valueOffsets: BigInt64Array.from(offsets),
  });
const lists = (...offsets: number[]): arrow.Data =>
  makeData({
    type: new arrow.List(field),
    valueOffsets: Int32Array.from(offsets),
    child: numbers(1, 2, 3),
  });
const pairs = (length: number): arrow.Data =>
  rows(makeData({ type: new arrow.FixedSizeList(2, field), child: numbers(1, 2, 3, 4) }), length);
const names = new arrow.Vector([utf8(0, 1, 2)]);
const codes = (indices: Int32Array, nullBitmap?: Uint8Array): arrow.Data =>
  makeData({
    type: new arrow.Dictionary(new arrow.Utf8(), int),
    data: indices,
    dictionary: names,
    ...(nullBitmap ? { nullBitmap, nullCount: 1 } : {}),
  } as never);
const views = (...fields: number[]): arrow.Data =>
  makeData({
    type: new arrow.Utf8View(),
    views: new Uint8Array(Int32Array.from(fields).buffer),
    variadicBuffers: [text('x'.repeat(20))],
  } as never);

const [range, code, view, few] = [
  'it has an offset that is out of range',
  'it has a code that its dictionary does not have',
  'it refers to text that is not there',
  'it has fewer values than rows',
];

describe('a column of an Arrow file', () => {
  test.each<[string, arrow.Data]>([
    ['of numbers', numbers(1, 2)],
    ['of text', utf8(0, 1, 1, 3)],
    ['of large text', large(0n, 3n)],
    ['of lists', lists(0, 1, 3)],
    ['of lists without rows', rows(lists(0), 0)],
    ['of lists without rows and offsets', rows(lists(), 0)],
    ['of pairs', pairs(2)],
    ['of codes', codes(Int32Array.of(0, 1, 1))],
    ['of codes, one of them NULL', codes(Int32Array.of(0, 9, 1), Uint8Array.of(0b101))],
    ['of views', views(3, 0, 0, 0, 15, 0, 0, 5)],
    ['of views with their text in them', views(12, 0x61616161, 0x61616161, 0x61616161)],
    [
      'of views, one of them NULL',
      Object.assign(views(-1, 0, 0, 0), { _nullCount: 1, nullBitmap: Uint8Array.of(0) }),
    ],
  ])('%s', (_, data) => {
    expect(fault(data)).toBeUndefined();
  });

  test.each<[string, arrow.Data, string]>([
    ['numbers that are too few', rows(numbers(1, 2), 3), few],
    [
      'bits that are too few',
      rows(makeData({ type: new arrow.Bool(), data: Uint8Array.of(1), length: 8 } as never), 9),
      few,
    ],
    [
      'NULLs that no bit tells of',
      Object.assign(numbers(...Array.from({ length: 9 }, () => 0)), {
        _nullCount: 1,
        nullBitmap: Uint8Array.of(1),
      }),
      'it does not say for each row whether it is NULL',
    ],
    ['pairs that are too few', pairs(3), 'it has fewer values than its lists'],
    ['offsets that are too few', rows(utf8(0, 1), 2), range],
    ['an offset below zero', utf8(-1, 1), range],
    ['an offset below the one before', utf8(0, 2, 1), range],
    ['an offset beyond the text', utf8(0, 4), range],
    ['an offset beyond the elements', lists(0, 4), range],
    ['a large offset beyond the text', large(0n, 2n ** 40n), range],
    ['a large offset below the one before', large(0n, 2n, -1n), range],
    ['a view of a length below zero', views(-1, 0, 0, 0), view],
    ['a view of another buffer', views(13, 0, 1, 0), view],
    ['a view that begins too early', views(13, 0, 0, -1), view],
    ['a view that ends too late', views(13, 0, 0, 8), view],
    ['a code below zero', codes(Int32Array.of(0, -1)), code],
    ['a code of no name', codes(Int32Array.of(0, 2)), code],
    [
      'a dictionary that is damaged',
      makeData({
        type: new arrow.Dictionary(new arrow.Utf8(), int),
        data: Int32Array.of(0),
        dictionary: new arrow.Vector([utf8(0, 9)]),
      } as never),
      range,
    ],
    [
      'lists of damaged lists',
      makeData({
        type: new arrow.List(new arrow.Field('item', new arrow.List(field), true)),
        valueOffsets: Int32Array.of(0, 1),
        child: lists(0, 9) as never,
      }),
      range,
    ],
  ])('with %s', (_, data, message) => {
    expect(fault(data)).toBe(message);
  });

  test('is not checked again for the dictionary of an earlier batch', () => {
    const [part] = names.data;
    expect(fault(codes(Int32Array.of(0)))).toBeUndefined();
    const [first] = part!.valueOffsets;
    part!.valueOffsets[0] = -1;
    expect(fault(codes(Int32Array.of(0)))).toBeUndefined();
    part!.valueOffsets[0] = first!;
  });

  test('is refused in each batch that uses a damaged dictionary', () => {
    const data = codes(Int32Array.of(0));
    expect([fault(data), fault(data)]).toEqual([undefined, undefined]);
    const bad = codes(Int32Array.of(5));
    expect([fault(bad), fault(bad)]).toEqual([code, code]);
  });
});
