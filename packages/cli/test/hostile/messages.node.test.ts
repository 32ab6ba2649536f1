import * as arrow from 'apache-arrow';
import {
  BufferRegion,
  DictionaryBatch,
  FieldNode,
  Message,
  RecordBatch,
} from 'apache-arrow/ipc/metadata/message';
import { describe, expect, test } from 'vitest';
import { Messages } from '../../src/inputs/arrow/messages.ts';

const int = new arrow.Int32();
const names = new arrow.Dictionary(int, int, 7);
const schema = (...types: arrow.DataType[]): Uint8Array =>
  Message.encode(
    Message.from(
      new arrow.Schema(
        types.map((type, i) => new arrow.Field(String(i), type, true)),
        new Map(),
        new Map([[7, int]]),
      ),
    ),
  );
const rows = (nulls: number, bits: number): RecordBatch =>
  new RecordBatch(
    4,
    [new FieldNode(4, nulls)],
    [new BufferRegion(0, bits), new BufferRegion(8, 16)],
    null,
  );
const batch = (length = 24, nulls = 0, bits = 0): Uint8Array =>
  Message.encode(Message.from(rows(nulls, bits), length));
const dictionary = (id: number): Uint8Array =>
  Message.encode(Message.from(new DictionaryBatch(rows(0, 0), id), 24));

/** A message with another version of the metadata. The version is a number of two bytes. */
function older(message: Uint8Array, version: arrow.MetadataVersion): Uint8Array {
  const newest: number = arrow.MetadataVersion.V5;
  for (let at = 0; at < message.length - 1; at += 2) {
    const changed = message.slice();
    if (changed[at] === newest && changed[at + 1] === 0) changed[at] = version;
    if (Message.decode(changed).version === version) return changed;
  }
  throw new Error('no version was found');
}

/** The error for the last of several messages; undefined without an error. */
function fault(...messages: Uint8Array[]): string | undefined {
  const all = new Messages();
  for (const message of messages.slice(0, -1)) all.readHead(message);
  try {
    all.readHead(messages.at(-1)!);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace('the Arrow metadata is damaged: ', '');
  }
}

describe('the messages of an Arrow stream', () => {
  test('may be a schema, a dictionary and a batch', () => {
    const messages = new Messages();
    expect(messages.readHead(schema(names))).toBe(0);
    expect(messages.readHead(dictionary(7))).toBe(24);
    expect(messages.readHead(batch())).toBe(24);
    expect(messages.readHead(older(batch(), arrow.MetadataVersion.V4))).toBe(24);
  });

  test.each<[string, Uint8Array[], string]>([
    [
      'of version 3',
      [older(schema(int), arrow.MetadataVersion.V3)],
      'Arrow metadata must be of version 4 or 5; this is older',
    ],
    [
      'with a body of a length below zero',
      [schema(int), batch(-8)],
      'a batch has a length below zero',
    ],
    ['of two schemas', [schema(int), schema(int)], 'it has a second schema'],
    ['without a schema', [batch()], 'it does not begin with a schema'],
    [
      'of a schema that no file has',
      [schema(new arrow.FixedSizeBinary(-1))],
      'a column has values of an impossible width',
    ],
    [
      'of a batch that has other columns',
      [schema(int, int), batch()],
      'a batch has fewer columns than the schema',
    ],
    [
      'of a dictionary that nothing refers to',
      [schema(names), dictionary(8)],
      'it has a dictionary that no column refers to',
    ],
    [
      'of a dictionary with too short a body',
      [schema(names), Message.encode(Message.from(new DictionaryBatch(rows(0, 0), 7), 8))],
      'a column lies outside of its batch',
    ],
    [
      'of a body that is longer than any',
      [
        schema(int),
        Message.encode(Object.assign(Message.from(rows(0, 0), 8), { _bodyLength: 2n ** 60n })),
      ],
      'it holds a number that is too large, or a type that is not supported',
    ],
    [
      'of a number of rows that is larger than any',
      [
        schema(int),
        Message.encode(Message.from(Object.assign(rows(0, 0), { _length: 2n ** 60n }), 24)),
      ],
      'it holds a number that is too large, or a type that is not supported',
    ],
  ])('%s are refused', (_, messages, message) => {
    expect(fault(...messages)).toBe(message);
  });
});

/** A body of a validity bitmap and four numbers. */
const body = (bits: number): Uint8Array =>
  Uint8Array.of(bits, ...Array.from({ length: 23 }, () => 0));

describe('the NULLs of a batch', () => {
  const other =
    'the Arrow metadata is damaged: a column has another number of NULLs than its header says';

  test.each<[string, number, number, Uint8Array, string | undefined]>([
    ['that are as many as it says', 1, 1, body(0b1011), undefined],
    ['with bits behind its rows', 1, 1, body(0b1111_1011), undefined],
    ['that are more', 1, 1, body(0b1001), other],
    ['that are fewer', 1, 1, body(0b1111), other],
    ['where it says none', 0, 1, body(0b1011), other],
    ['where it has no bits', 0, 0, body(0), undefined],
  ])('%s', (_, nulls, bits, bytes, message) => {
    const messages = new Messages();
    messages.readHead(schema(int));
    messages.readHead(batch(24, nulls, bits));
    let found: string | undefined;
    try {
      messages.readBody(bytes);
    } catch (error) {
      found = (error as Error).message;
    }
    expect(found).toBe(message);
  });

  test('are read for more than 8 rows', () => {
    const messages = new Messages();
    messages.readHead(schema(int));
    const nodes = [new FieldNode(20, 3)];
    const buffers = [new BufferRegion(0, 3), new BufferRegion(8, 80)];
    messages.readHead(Message.encode(Message.from(new RecordBatch(20, nodes, buffers, null), 88)));
    const bytes = new Uint8Array(88).fill(255, 0, 3);
    expect(() => messages.readBody(bytes)).toThrow(other);
    bytes.set([0b1111_1101, 0b1111_1101, 0b1111_1101]);
    expect(() => messages.readBody(bytes)).not.toThrow();
  });
});
