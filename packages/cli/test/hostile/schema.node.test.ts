import * as arrow from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { checkSchema } from '../../src/inputs/arrow/check-schema.ts';

const field = (type: arrow.DataType, name = 'a'): arrow.Field => new arrow.Field(name, type, true);

const fault = (...fields: arrow.Field[]): string | undefined => {
  try {
    // With a map of dictionaries, the library does not search the fields for them. It reads files in this way, too.
    checkSchema(new arrow.Schema(fields, new Map(), new Map()));
    return undefined;
  } catch (error) {
    return (error as Error).message.replace('the Arrow metadata is damaged: ', '');
  }
};

/** A type with overwritten fields, as in a damaged file. */
const damaged = <T extends arrow.DataType>(type: T, change: object): T =>
  Object.assign(type, change);

const { Map_: MapType } = arrow;
const int = new arrow.Int32();
const [odd, unit, list, fixed] = [
  'a column has values of an impossible width',
  'a column has times in an unknown unit',
  'a column of lists must say what its elements are',
  'a column has lists of a length below zero',
];
const maps = 'a column of maps must say what its keys and values are';
const pairs = (...fields: arrow.Field[]): arrow.Field<arrow.Struct> =>
  new arrow.Field('entries', new arrow.Struct(fields), false);

describe('the schema of an Arrow file', () => {
  test('with columns of every sound type', () => {
    const types = [
      int,
      new arrow.Float16(),
      new arrow.Decimal(1, 10, 128),
      new arrow.TimeSecond(),
      new arrow.TimestampNanosecond(),
      new arrow.DurationSecond(),
      new arrow.DateDay(),
      new arrow.IntervalDayTime(),
      new arrow.FixedSizeBinary(3),
      new arrow.List(field(int)),
      new arrow.FixedSizeList(0, field(int)),
      new MapType(pairs(field(new arrow.Utf8()), field(int, 'b')) as never),
      new arrow.Dictionary(new arrow.Utf8(), int),
    ];
    expect(fault(...types.map((type, i) => field(type, String(i))))).toBeUndefined();
  });

  test.each<[string, arrow.DataType, string]>([
    ['numbers of 24 bits', damaged(new arrow.Int32(), { bitWidth: 24 }), odd],
    ['numbers of an unknown precision', damaged(new arrow.Float32(), { precision: 9 }), odd],
    ['times of 24 bits', damaged(new arrow.TimeSecond(), { bitWidth: 24 }), odd],
    ['decimals of 16 bits', new arrow.Decimal(1, 10, 16), odd],
    ['bytes of a length below zero', new arrow.FixedSizeBinary(-1), odd],
    [
      'lists of two things',
      damaged(new arrow.List(field(int)), { children: [field(int), field(int)] }),
      list,
    ],
    ['lists of nothing', damaged(new arrow.List(field(int)), { children: [undefined] }), list],
    ['large lists of nothing', damaged(new arrow.LargeList(field(int)), { children: [] }), list],
    [
      'lists of a fixed size of nothing',
      damaged(new arrow.FixedSizeList(2, field(int)), { children: [] }),
      list,
    ],
    ['maps of nothing', damaged(new MapType(pairs() as never), { children: [] }), list],
    ['lists of a length below zero', new arrow.FixedSizeList(-1, field(int)), fixed],
    ['maps of keys alone', new MapType(pairs(field(int)) as never), maps],
    ['maps of numbers', damaged(new MapType(pairs() as never), { children: [field(int)] }), maps],
    ['times', damaged(new arrow.TimeSecond(), { unit: 9 }), unit],
    ['dates', damaged(new arrow.DateDay(), { unit: 9 }), unit],
    ['intervals', damaged(new arrow.IntervalDayTime(), { unit: 9 }), unit],
    ['time stamps', damaged(new arrow.TimestampSecond(), { unit: 9 }), unit],
    ['durations', damaged(new arrow.DurationSecond(), { unit: 9 }), unit],
    [
      'codes of 24 bits',
      new arrow.Dictionary(int, damaged(new arrow.Int32(), { bitWidth: 24 })),
      odd,
    ],
    [
      'names of 24 bits',
      new arrow.Dictionary(damaged(new arrow.Int32(), { bitWidth: 24 }), int),
      odd,
    ],
    [
      'lists of numbers of 24 bits',
      new arrow.List(field(damaged(new arrow.Int32(), { bitWidth: 24 }))),
      odd,
    ],
    [
      'unions',
      new arrow.DenseUnion([0], [field(int)]),
      'column "a" holds unions, which are not supported',
    ],
    [
      'lists of unions',
      new arrow.List(field(new arrow.SparseUnion([0], [field(int)]))),
      'column "a" holds unions, which are not supported',
    ],
  ])('with %s', (_, type, message) => {
    expect(fault(field(type))).toBe(message);
  });

  test('with two columns of one name', () => {
    expect(fault(field(int), field(int))).toBe('two columns are called "a"');
  });
});
