import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkParquet, parquetError } from '../../src/inputs/duckdb/parquet-limits.ts';
import { Thrift } from '../../src/inputs/duckdb/thrift.ts';
import { file } from '../command.ts';

/** A number in Thrift's compact protocol, with seven bits in each byte. In a signed number, the lowest bit is the sign. */
function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
const [yes, byte, double, binary, list, set, map, struct] = [1, 3, 7, 8, 9, 10, 11, 12];
const listOf = (type: number, size: number): number[] =>
  size < 15 ? [size * 16 + type] : [0xf0 + type, ...varint(size)];

/** A Parquet file with this footer. */
const parquet = (footer: readonly number[], length = footer.length): string =>
  file(
    'a.parquet',
    Buffer.concat([
      Buffer.from('PAR1'),
      Buffer.from(footer),
      Buffer.from(Uint32Array.of(length).buffer),
      Buffer.from('PAR1'),
    ]),
  );
/** A schema of elements, with the number of children of each element. -1 stands for an element without a number of children. */
const schema = (children: readonly number[]): number[] => [
  0x29,
  ...listOf(struct, children.length),
  ...children.flatMap((count) => (count < 0 ? [0] : [0x55, ...varint(2 * count), 0])),
];

const fault = (path: string): string | undefined => {
  try {
    checkParquet([path]);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(path, 'a.parquet');
  }
};
const damaged = 'a.parquet: the footer of the Parquet file is damaged';
const deep = (levels: number): number[] => [...Array.from({ length: levels }, () => 1), -1];

/** Two hundred structs of one field each, in a list. The list is a field of the footer, by default the schema. */
const elements = (one: readonly number[], field = 0x29): number[] => [
  field,
  ...listOf(struct, 200),
  ...Array.from({ length: 200 }, () => [...one, 0]).flat(),
];

describe('the footer of a Parquet file', () => {
  test.each<[string, string]>([
    ['of a flat schema', parquet([...schema([2, -1, -1]), 0])],
    ['of a deep schema', parquet([...schema(deep(129)), 0])],
    [
      'of many shallow columns',
      parquet([...schema([200, ...Array.from({ length: 400 }, (_, i) => (i % 2 ? -1 : 1))]), 0]),
    ],
    ['after other fields', parquet([0x15, 2, 0x19, ...listOf(struct, 1), 0x55, 2, 0, 0])],
    ['of columns of a type', parquet([...elements([0x15, 2]), 0])],
    ['of columns whose fifth field is no number of children', parquet([...elements([0x56, 2]), 0])],
    ['of many pieces', parquet([...elements([0x55, 2], 0x49), 0])],
    ['whose second field is no list', parquet([...elements([0x55, 2], 0x2a), 0])],
    [
      'that another format has',
      file(
        'a.parquet',
        Buffer.concat([
          readFileSync(parquet([...schema(deep(130)), 0])).subarray(0, -1),
          Buffer.from('E'),
        ]),
      ),
    ],
    // DuckDB has the errors for these files.
    ['of no length', parquet([], 0)],
    ['longer than the file', parquet([0], 99)],
    ['of a file that is none', file('a.parquet', 'PAR1')],
  ])('%s', (_, path) => {
    expect(fault(path)).toBeUndefined();
  });

  test.each<[string, readonly number[], string]>([
    ['that ends too early', schema([2, -1]), damaged],
    ['with a schema that is no list of structs', [0x29, ...listOf(byte, 1), 0, 0], damaged],
    ['with a number of ten bytes', [0x15, ...Array.from({ length: 11 }, () => 0x80), 0], damaged],
    [
      'of too deep a schema',
      [...schema(deep(130)), 0],
      'a.parquet: columns may nest 128 levels deep; here they nest deeper',
    ],
    [
      'of too deep a schema after another',
      [...schema([-1]), 0x09, 4, ...schema(deep(130)).slice(1), 0],
      'a.parquet: columns may nest 128 levels deep; here they nest deeper',
    ],
    [
      'of too many columns',
      schema(Array.from({ length: 100_001 }, () => -1)),
      'a.parquet: a Parquet file may have at most 100000 columns; this has more',
    ],
  ])('%s', (_, footer, message) => {
    expect(fault(parquet(footer))).toBe(message);
  });

  test('is refused if its length is wrong', () => {
    const path = file('a.parquet', '');
    const length = 2 ** 28 + 1;
    const end = Buffer.concat([Buffer.from(Uint32Array.of(length).buffer), Buffer.from('PAR1')]);
    // The file has a hole, so it takes no room on the disk.
    const handle = openSync(path, 'r+');
    writeSync(handle, end, 0, end.length, length + 4);
    closeSync(handle);
    expect(fault(path)).toBe(
      'a.parquet: the footer of a Parquet file may have at most 268435456 bytes; it says that it has 268435457',
    );
  });
});

/** Reads a struct. The first field is skipped. The second field is 3. */
const read = (type: number, ...value: number[]): number | string => {
  let found = 0;
  const thrift = new Thrift(Uint8Array.from([0x10 + type, ...value, 0x15, 6, 0]));
  try {
    thrift.fields((id) => {
      if (id === 2) found = thrift.integer();
      return id === 2;
    });
    return found;
  } catch (error) {
    return error instanceof RangeError ? error.message : 'another error';
  }
};

const nested = (levels: number): number[] => [
  ...Array.from({ length: levels }, () => 0x1c),
  ...Array.from({ length: levels + 1 }, () => 0),
];

describe('Thrift skips', () => {
  test.each<[string, number, number[]]>([
    ['a boolean', yes, []],
    ['a boolean that is false', 2, []],
    ['a list of booleans that are false', list, [...listOf(2, 2), 1, 1]],
    ['a byte', byte, [200]],
    ['a number', 5, [0x80, 1]],
    ['a fraction', double, [1, 2, 3, 4, 5, 6, 7, 8]],
    ['a text', binary, [2, 65, 66]],
    ['a list', list, [...listOf(5, 2), 1, 0x80, 1]],
    ['a long list', list, [...listOf(byte, 20), ...Array.from({ length: 20 }, () => 255)]],
    ['a list of booleans', list, [...listOf(yes, 2), 1, 2]],
    ['a set', set, [...listOf(binary, 1), 1, 65]],
    ['a map', map, [1, 0x85, 1, 65, 0x80, 1]],
    ['a map of nothing', map, [0]],
    ['a struct', struct, [0x15, 2, 0]],
    ['structs to a depth', struct, nested(64)],
  ])('%s', (_, type, value) => {
    expect(read(type, ...value)).toBe(3);
  });

  test.each<[string, number, number[], string]>([
    ['a text beyond the end', binary, [9, 65], 'the bytes end too early'],
    ['a text of an enormous length', binary, varint(2 ** 40), 'the bytes end too early'],
    ['a fraction beyond the end', double, [1, 2], 'the bytes end too early'],
    ['a list beyond the end', list, listOf(5, 9), 'the bytes end too early'],
    ['an enormous list of booleans', list, listOf(yes, 2 ** 40), 'the bytes end too early'],
    ['an enormous map', map, [...varint(2 ** 40), 0x11], 'the bytes end too early'],
    ['a number of eleven bytes', 5, Array.from({ length: 11 }, () => 0x80), 'a number is too long'],
    ['structs that nest too deep', struct, nested(65), 'the values nest too deep'],
    [
      'lists that nest too deep',
      list,
      Array.from({ length: 80 }, () => 0x19),
      'the values nest too deep',
    ],
    [
      'maps that nest too deep',
      map,
      Array.from({ length: 160 }, (_, i) => (i % 2 ? 0xbb : 1)),
      'the values nest too deep',
    ],
  ])('does not skip %s', (_, type, value, message) => {
    expect(read(type, ...value)).toBe(message);
  });
});

test('only DuckDB’s errors of metadata are reported as damage', () => {
  expect(parquetError(new Error('Invalid Error: x'), 'a.parquet')?.message).toBe(
    'a.parquet: the Parquet file is damaged; DuckDB says: x',
  );
  expect(parquetError(new Error('Binder Error: x'), 'a.parquet')).toBeUndefined();
});
