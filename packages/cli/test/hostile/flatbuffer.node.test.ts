import { describe, expect, test } from 'vitest';
import { type Slot, type Table, verify } from '../../src/engines/arrow/flatbuffer.ts';

/**
 * The bytes of a table with fields of 4 bytes each. First come the position of the table, its directory (from byte 4 on) and the table itself.
 * Then come the bytes of `after`. `at` is the position of a field.
 */
class Flat {
  readonly bytes: Buffer;
  readonly #table: number;

  constructor(fields: readonly number[], after: Uint8Array = new Uint8Array()) {
    const directory = 4 + 2 * fields.length;
    this.#table = Math.ceil((4 + directory) / 4) * 4;
    const size = 4 + 4 * fields.length;
    this.bytes = Buffer.concat([Buffer.alloc(this.#table + size), after]);
    this.bytes.writeInt32LE(this.#table, 0);
    this.bytes.writeUInt16LE(directory, 4);
    this.bytes.writeUInt16LE(size, 6);
    this.bytes.writeInt32LE(this.#table - 4, this.#table);
    fields.forEach((value, i) => {
      this.bytes.writeUInt16LE(4 + 4 * i, 8 + 2 * i);
      this.bytes.writeInt32LE(value, this.at(i));
    });
  }

  at(field: number): number {
    return this.#table + 4 + 4 * field;
  }
}

/** The error for these bytes; undefined without an error. */
function fault(bytes: Uint8Array, slots: readonly Slot[]): string | undefined {
  try {
    verify(bytes, { slots });
    return undefined;
  } catch (error) {
    return (error as Error).message.replace('the Arrow metadata is damaged: ', '');
  }
}

const int32 = (...numbers: number[]): Buffer => Buffer.from(Int32Array.from(numbers).buffer);
const beyond = 'an offset or a length in it goes beyond its end';
const impossible = 'a table in it has an impossible length';

/** The changed bytes of a table of two numbers. Some zeros follow the table. */
const changed = (change: (bytes: Buffer) => void): Buffer => {
  const { bytes } = new Flat([1, 2], Buffer.alloc(16));
  change(bytes);
  return bytes;
};

/** A chain of `length` tables. Each table but the last holds the next one. */
const chain = (length: number): Buffer => {
  // Each table follows its own directory: 6 bytes of directory, 2 bytes of padding, 8 bytes of table.
  const bytes = Buffer.alloc(4 + 16 * length);
  bytes.writeInt32LE(12, 0);
  for (let i = 0; i < length; i++) {
    const directory = 4 + 16 * i;
    bytes.writeUInt16LE(i === length - 1 ? 4 : 6, directory);
    bytes.writeUInt16LE(8, directory + 2);
    bytes.writeUInt16LE(4, directory + 4);
    bytes.writeInt32LE(8, directory + 8);
    bytes.writeInt32LE(12, directory + 12);
  }
  return bytes;
};

describe('a flatbuffers table', () => {
  test.each<[string, Uint8Array, readonly Slot[]]>([
    ['of numbers', new Flat([1, 2]).bytes, [4, 4]],
    ['with fields of a newer version', new Flat([1, 2, 3], Buffer.alloc(999)).bytes, [4, 4]],
    ['of an older version', new Flat([1]).bytes, [4, 'string']],
    ['with a text', new Flat([4], Buffer.from('\x02\0\0\0ab\0')).bytes, ['string']],
    ['with a vector', new Flat([4], int32(2, 7, 8)).bytes, [{ vector: 4 }]],
    ['with padding', new Flat([1, 2], Buffer.alloc(64)).bytes, [4, 4]],
  ])('%s', (_, bytes, slots) => {
    expect(fault(bytes, slots)).toBeUndefined();
  });

  test.each<[string, Uint8Array, readonly Slot[], string]>([
    ['no bytes', new Uint8Array(), [4, 4], beyond],
    ['a place beyond the end', changed((b) => b.writeInt32LE(1 << 20, 0)), [4, 4], beyond],
    [
      'a place of 0',
      changed((b) => b.writeInt32LE(0, 0)),
      [4, 4],
      'an offset in it is not above zero',
    ],
    [
      'a place before',
      changed((b) => b.writeInt32LE(-4, 0)),
      [4, 4],
      'an offset in it is not above zero',
    ],
    [
      'a place between two numbers',
      changed((b) => b.writeInt32LE(13, 0)),
      [4, 4],
      'an offset in it is not at the start of a number',
    ],
    ['a directory before the start', changed((b) => b.writeInt32LE(64, 12)), [4, 4], beyond],
    [
      'a directory between two numbers',
      changed((b) => b.writeInt32LE(7, 12)),
      [4, 4],
      'an offset in it is not at the start of a number',
    ],
    ['a directory that is too long', changed((b) => b.writeUInt16LE(0x1000, 4)), [4, 4], beyond],
    ['a table that is too long', changed((b) => b.writeUInt16LE(0x1000, 6)), [4, 4], beyond],
    [
      'a directory without its own length',
      changed((b) => b.writeUInt16LE(2, 4)),
      [4, 4],
      impossible,
    ],
    ['a directory of half an entry', changed((b) => b.writeUInt16LE(7, 4)), [4, 4], impossible],
    ['a table without its own place', changed((b) => b.writeUInt16LE(2, 6)), [4, 4], impossible],
    [
      'a directory whose length could be below zero',
      Buffer.concat([changed((b) => b.writeUInt16LE(0x8000, 4)), Buffer.alloc(0x10000)]),
      [4, 4],
      impossible,
    ],
    [
      'a table whose length could be below zero',
      Buffer.concat([changed((b) => b.writeUInt16LE(0x8000, 6)), Buffer.alloc(0x10000)]),
      [4, 4],
      impossible,
    ],
    [
      'a field beyond its table',
      changed((b) => b.writeUInt16LE(9, 10)),
      [4, 4],
      'a field in it goes beyond its table',
    ],
    [
      'a field over another',
      changed((b) => b.writeUInt16LE(4, 10)),
      [4, 4],
      'two fields in it overlap',
    ],
    [
      'a field over the place of the directory',
      changed((b) => b.writeUInt16LE(2, 8)),
      [4, 4],
      'two fields in it overlap',
    ],
    [
      'a field between two numbers',
      changed((b) => b.writeUInt16LE(6, 8)),
      [4],
      'an offset in it is not at the start of a number',
    ],
    ['a text beyond the end', new Flat([64]).bytes, ['string'], beyond],
    ['a text that is too long', new Flat([4], int32(9)).bytes, ['string'], beyond],
    [
      'a text of a length below zero',
      new Flat([4], int32(-1)).bytes,
      ['string'],
      'a length in it is below zero',
    ],
    [
      'a text without its end',
      new Flat([4], Buffer.from('\x02\0\0\0abc')).bytes,
      ['string'],
      'a text in it does not end where it should',
    ],
    [
      'a text whose end is the end',
      new Flat([4], Buffer.from('\x02\0\0\0ab')).bytes,
      ['string'],
      beyond,
    ],
    ['a vector that is too long', new Flat([4], int32(3, 7, 8)).bytes, [{ vector: 4 }], beyond],
    ['a vector of large structs', new Flat([4], int32(2 ** 28, 7)).bytes, [{ vector: 24 }], beyond],
    [
      'tables that are too many',
      new Flat([4], int32(2 ** 28)).bytes,
      [{ tables: { slots: [] } }],
      beyond,
    ],
    [
      'a table of an unknown kind',
      new Flat([3, 4], int32(0)).bytes,
      [1, { union: { 1: { slots: [] } } }],
      'it holds a table of an unknown kind',
    ],
    [
      'a table without its kind',
      changed((b) => b.writeUInt16LE(0, 8)),
      [4, { union: { 1: { slots: [] } } }],
      'it holds a table of an unknown kind',
    ],
    [
      'many more bytes than it holds',
      new Flat([1, 2], Buffer.alloc(65)).bytes,
      [4, 4],
      'it has bytes after its last table',
    ],
  ])('with %s', (_, bytes, slots, message) => {
    expect(fault(bytes, slots)).toBe(message);
  });

  const nested: Table = {
    get slots(): readonly Slot[] {
      return [{ table: nested }];
    },
  };

  test('that nests too deep is refused', () => {
    expect(fault(chain(65), nested.slots)).toBeUndefined();
    expect(fault(chain(66), nested.slots)).toBe('its tables nest deeper than 64 levels');
  });

  /** A vector of `count` offsets. All point to one table, which has a directory of `entries` entries and a text of `letters` letters. */
  const shared = (count: number, entries: number, letters: number): Buffer => {
    const places = Buffer.alloc(4 + 4 * count);
    places.writeInt32LE(count, 0);
    const table = new Flat(Array.from({ length: entries }, () => 0)).bytes.subarray(4);
    const start = places.length + ((4 + 2 * entries + 3) & ~3);
    for (let i = 0; i < count; i++) places.writeInt32LE(start - 4 - 4 * i, 4 + 4 * i);
    const text = Buffer.concat([int32(letters), Buffer.alloc(letters, 'a'), Buffer.alloc(4)]);
    const at = start - places.length + 4;
    table.writeInt32LE(table.length - at, at);
    return new Flat([4], Buffer.concat([places, table, text])).bytes;
  };

  test.each([
    ['a large table', 2000, 8000, 0],
    ['a long text', 100_000, 1, 10_000],
  ])('whose fields share %s', (_, count, entries, letters) => {
    const slots: Slot[] = [{ tables: { slots: ['string'] } }];
    expect(fault(shared(10, entries, letters), slots)).toBeUndefined();
    expect(fault(shared(count, entries, letters), slots)).toBe(
      'too many fields in it share their tables or texts',
    );
  });

  test('with more than a million tables is refused', () => {
    const slots: Slot[] = [{ tables: { slots: ['string'] } }];
    expect(fault(shared(1_000_001, 1, 0), slots)).toBe('it has more than 1000000 tables');
  });
});
