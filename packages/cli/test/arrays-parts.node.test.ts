import { closeSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Arrow from 'apache-arrow';
import { allocate } from 'rightly/memory';
import { describe, expect, test } from 'vitest';
import { Source } from '../src/inputs/arrow/source.ts';
import { listsOf } from '../src/inputs/arrow/values.ts';
import { gather } from '../src/counting/arrays/gather.ts';
import { fromHalf } from '../src/inputs/arrays/from-half.ts';
import { Scratch } from '../src/inputs/arrays/scratch.ts';
import { sideBySide } from '../src/inputs/arrays/side-by-side.ts';
import { file } from './command.ts';

const arrow = createRequire(import.meta.url)('apache-arrow/Arrow.esnext.min') as typeof Arrow;

describe('half-precision numbers', () => {
  test.each([
    [0x0000, 0],
    [0x8000, -0],
    [0x3c00, 1],
    [0xc000, -2],
    [0x3555, 0.333251953125],
    [0x7bff, 65504],
    [0x0001, 2 ** -24],
    [0x03ff, 1023 * 2 ** -24],
    [0x0400, 2 ** -14],
    [0x7c00, Infinity],
    [0xfc00, -Infinity],
    [0x7e00, NaN],
  ])('%i', (bits, number) => {
    expect(fromHalf('float16')(bits)).toBe(number);
  });

  test.each([
    [0x0000, 0],
    [0x8000, -0],
    [0x3f80, 1],
    [0xc000, -2],
    [0x3dcd, 0.10009765625],
    [0x7f7f, 2 ** 128 - 2 ** 120],
    [0x0001, 2 ** -133],
    [0x7f80, Infinity],
    [0x7fc0, NaN],
  ])('%i as bfloat16', (bits, number) => {
    expect(fromHalf('bfloat16')(bits)).toBe(number);
  });
});

/** Two rows of columns side by side. */
const rows = (...columns: Parameters<typeof sideBySide>[0]): unknown => {
  const { data, shape, type } = sideBySide(columns, 2, new Scratch());
  return [data.constructor.name, Array.from<unknown>(data), shape, type];
};

describe('columns side by side', () => {
  const half = { data: Uint16Array.of(0x3c00, 0xc000), type: 'float16' as const };

  test('columns of one type keep their type', () => {
    expect(rows({ data: Int8Array.of(1, 2) }, { data: Int8Array.of(3, 4) })).toEqual([
      'Int8Array',
      [1, 3, 2, 4],
      [2, 2],
      undefined,
    ]);
    expect(rows(half, half)).toEqual([
      'Uint16Array',
      [0x3c00, 0x3c00, 0xc000, 0xc000],
      [2, 2],
      'float16',
    ]);
  });

  test('of floats of less precision and whole numbers are float64', () => {
    expect(rows({ data: Float32Array.of(0.5, 1) }, { data: Float64Array.of(0.1, 0.2) })).toEqual([
      'Float64Array',
      [0.5, 0.1, 1, 0.2],
      [2, 2],
      undefined,
    ]);
    expect(rows({ data: Uint8Array.of(1, 2) }, { data: Float32Array.of(0.5, 1) })).toEqual([
      'Float64Array',
      [1, 0.5, 2, 1],
      [2, 2],
      undefined,
    ]);
  });

  test('of half and single precision are float32', () => {
    expect(rows(half, { data: Float32Array.of(0.5, 4) })).toEqual([
      'Float32Array',
      [1, 0.5, -2, 4],
      [2, 2],
      undefined,
    ]);
  });

  test('bits of half-precision numbers are not read as whole numbers', () => {
    expect(rows(half, { data: Uint16Array.of(7, 8) })).toEqual([
      'Float64Array',
      [1, 7, -2, 8],
      [2, 2],
      undefined,
    ]);
  });

  test('of whole numbers stay exact', () => {
    const big = 2n ** 53n + 1n;
    expect(rows({ data: BigInt64Array.of(big, -1n) }, { data: Uint8Array.of(3, 4) })).toEqual([
      'Array',
      [big, 3, -1n, 4],
      [2, 2],
      undefined,
    ]);
  });
});

test.each([1, 3, 40])('rows of %i in another order', (width) => {
  const data = Float64Array.from({ length: 3 * width }, (_, i) => i);
  const row = (i: number): number[] => [...data.subarray(i * width, (i + 1) * width)];
  const { data: sorted } = gather(
    { data, shape: [3, width] },
    Int32Array.of(2, 0, 1),
    new Scratch(),
  );
  expect([...(sorted as Float64Array)]).toEqual([2, 0, 1].flatMap(row));
});

test('lists whose first offset is not 0 are read', () => {
  const item = arrow.Field.new({ name: 'item', type: new arrow.Float32() });
  const data = arrow.makeData({
    type: new arrow.List(item),
    length: 2,
    valueOffsets: Int32Array.of(3, 6, 9),
    child: arrow.makeData({ type: item.type, data: Float32Array.of(9, 9, 9, 1, 2, 3, 4, 5, 6) }),
  });
  expect(listsOf(data, 3, 0, 2)).toEqual({
    data: Float32Array.of(1, 2, 3, 4, 5, 6),
    shape: [2, 3],
    type: undefined,
  });
  expect(listsOf(data, 3, 1, 2).data).toEqual(Float32Array.of(4, 5, 6));
});

/** A stream of batches of whole numbers, with the number of rows of each batch. With `names`, there is also a column of names from a dictionary. */
function stream(lengths: readonly number[], names = false): Uint8Array {
  const dictionary = arrow.vectorFromArray(['cat', 'dog'], new arrow.Utf8());
  const type = new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32(), 1);
  const batches = lengths.map((length) => {
    const numbers = arrow.makeData({ type: new arrow.Int32(), data: new Int32Array(length) });
    const indices = new Int32Array(length);
    const named = arrow.makeData({ type, data: indices, dictionary });
    return new arrow.RecordBatch({ numbers, ...(names && { named }) });
  });
  return arrow.RecordBatchStreamWriter.writeAll(batches).toUint8Array(true);
}

/** Reads messages as Arrow does: a marker, a length, a head and, if there is one, a body. The result is the body, or the head without a body. */
const read = (
  content: Uint8Array,
  use: (message: (hasBody: boolean) => Uint8Array, source: Source) => void,
): void => {
  const fd = openSync(file('a', content), 'r');
  const source = new Source(fd, 'a', [{ start: 0, end: content.length }]);
  const take = (): Uint8Array => source.next().value as Uint8Array;
  use((hasBody) => {
    take();
    take();
    const head = take();
    return hasBody ? take() : head;
  }, source);
  source.release();
  closeSync(fd);
};

describe('messages of a file', () => {
  test('only the bodies of messages are in the kernels’ memory', () => {
    read(stream([16]), (message) => {
      const { buffer } = allocate(Uint8Array, 1);
      expect([message(false).buffer === buffer, message(true).buffer === buffer]).toEqual([
        false,
        true,
      ]);
    });
  });

  test('the memory of a batch is reused for the next batch', () => {
    read(stream([16, 12]), (message, source) => {
      message(false);
      const { byteOffset } = message(true);
      source.reuse();
      expect(message(true).byteOffset).toBe(byteOffset);
    });
  });

  test('a new batch does not overwrite a dictionary, even if it has no body', () => {
    read(stream([0, 16, 32], true), (message, source) => {
      message(false);
      const dictionary = message(true);
      const before = [...dictionary];
      message(false);
      source.reuse();
      message(true);
      source.reuse();
      message(true);
      expect([...dictionary]).toEqual(before);
    });
  });
});
