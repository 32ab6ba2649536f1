import * as arrow from 'apache-arrow';
import { BufferRegion, FieldNode, Message, RecordBatch } from 'apache-arrow/ipc/metadata/message';
import { describe, expect, test } from 'vitest';
import { Messages } from '../../src/inputs/arrow/messages.ts';
import { lz4Frame } from '../../src/inputs/arrow/lz4-frame.ts';
import { zstdSizeLimit } from '../../src/inputs/arrow/zstd-size-limit.ts';
import { codecOf, loadCodec } from '../../src/inputs/arrow/codecs.ts';
import { readPacked } from '../../src/inputs/arrow/unpack.ts';
import { zstdFrame } from '../../src/inputs/arrow/zstd-frame.ts';
import { frame as zstd, repeated } from '../zstd.ts';

const { CompressionType } = arrow;

const faultOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as Error).message.replace('the Arrow metadata is damaged: ', '');
  }
};

const int32 = (...values: number[]): Buffer => Buffer.from(Int32Array.from(values).buffer);
/** The head of a frame of LZ4: no checksums, blocks of 64 KiB. */
const head = (flags = 0x60, sizes = 0x40): Buffer =>
  Buffer.concat([int32(0x184d2204), Buffer.of(flags, sizes, 0)]);
const block = (...bytes: number[]): Buffer =>
  Buffer.concat([int32(bytes.length), Buffer.of(...bytes)]);
const end = int32(0);
const lz4 = (...blocks: Buffer[]): Buffer => Buffer.concat([head(), ...blocks, end]);
/** A block of `abcd`, then eight bytes that repeat `abcd`, then `x`. */
const repeats = [0x44, 97, 98, 99, 100, 4, 0, 0x10, 120];

function unpacked(frame: Buffer): string {
  const found = lz4Frame.read(frame);
  const into = new Uint8Array(found.most);
  found.decode(into);
  return Buffer.from(into).toString();
}

describe('a frame of LZ4', () => {
  test.each<[string, Buffer, string]>([
    ['with a reference', lz4(block(...repeats)), 'abcdabcdabcdx'],
    [
      'with a block that is not compressed',
      lz4(Buffer.concat([int32(-(2 ** 31) + 2), Buffer.from('ab')])),
      'ab',
    ],
    [
      'with a reference to an earlier block',
      lz4(block(0x40, 97, 98, 99, 100), block(0x00, 4, 0, 0x10, 120)),
      'abcdabcdx',
    ],
    ['without blocks', lz4(), ''],
  ])('%s', (_, frame, text) => {
    expect(unpacked(frame)).toBe(text);
  });

  test.each<[string, Buffer]>([
    ['of no bytes', Buffer.alloc(0)],
    ['of another magic number', Buffer.concat([int32(1), lz4().subarray(4)])],
    ['of another version', Buffer.concat([head(0x20), end])],
    ['with a dictionary', Buffer.concat([head(0x61), end])],
    ['with blocks of an unknown size', Buffer.concat([head(0x60, 0x30), end])],
    ['without an end', Buffer.concat([head(), block(0x10, 97)])],
    ['with bytes behind its end', Buffer.concat([lz4(block(0x10, 97)), Buffer.of(0)])],
    ['with a block that is longer than the frame', Buffer.concat([head(), int32(2 ** 30), end])],
    ['with a plain block of two gigabytes', Buffer.concat([head(), int32(-1), end])],
    [
      'with a block that is longer than blocks are',
      lz4(Buffer.concat([int32(65_537), Buffer.alloc(65_537)])),
    ],
    ['with letters behind the block', lz4(block(0xf0, 255, 255))],
    ['with letters that are truncated', lz4(block(0x40, 97, 98))],
    ['with half a reference', lz4(block(0x10, 97, 1))],
    ['with a reference to nowhere', lz4(block(0x10, 97, 0, 0, 0x10, 98))],
    ['with a reference before the start', lz4(block(0x10, 97, 2, 0, 0x10, 98))],
    ['that ends with a reference', lz4(block(0x10, 97, 1, 0))],
    ['with a length that has no end', lz4(block(0x1f, 97, 1, 0, 255))],
    [
      'with a block that becomes too long',
      lz4(block(0x1f, 97, 1, 0, ...Array.from({ length: 258 }, () => 255), 0, 0x10, 98)),
    ],
    ['with another checksum', Buffer.concat([head(0x70), block(0x10, 97), int32(1), end])],
    [
      'with another length than its head says',
      Buffer.concat([head(0x68).subarray(0, 6), int32(9, 0), Buffer.of(0), block(0x10, 97), end]),
    ],
    ['without the checksum of its content', Buffer.concat([head(0x64), block(0x10, 97), end])],
  ])('%s is refused', (_, frame) => {
    expect(faultOf(() => unpacked(frame))).toBe('a column’s LZ4 frame is truncated or damaged');
  });

  test('is refused if its content is not as long as its header says', () => {
    const frame = lz4Frame.read(lz4(block(...repeats)));
    expect(frame.most).toBe(13);
    expect(faultOf(() => frame.decode(new Uint8Array(12)))).toBe(
      'a column has another length than its header says',
    );
  });
});

describe('a frame of ZSTD', () => {
  const whole = zstd('some text');
  test('is decompressed', async () => {
    const codec = await zstdFrame();
    const found = codec.read(whole);
    const into = new Uint8Array(9);
    found.decode(into);
    expect([found.most, Buffer.from(into).toString()]).toEqual([9, 'some text']);
    expect(zstdSizeLimit(repeated('a', 100_000))).toBe(100_000);
  });

  test.each<[string, Buffer]>([
    ['of no bytes', Buffer.alloc(0)],
    ['of another magic number', Buffer.concat([Buffer.of(1), whole.subarray(1)])],
    ['that is truncated', whole.subarray(0, -1)],
    ['with bytes behind its end', Buffer.concat([whole, Buffer.of(0)])],
    ['with a second frame', Buffer.concat([whole, whole])],
    ['with a block of an unknown kind', Buffer.concat([whole.subarray(0, 6), Buffer.of(7, 0, 0)])],
    [
      'with a block that is too long',
      Buffer.concat([whole.subarray(0, 6), Buffer.of(0xff, 0xff, 0xff)]),
    ],
    ['without blocks', whole.subarray(0, 6)],
  ])('%s is refused', (_, frame) => {
    expect(faultOf(() => zstdSizeLimit(frame))).toBe(
      'a column’s ZSTD frame is truncated or damaged',
    );
  });

  test('is refused if its length or its content is damaged', async () => {
    const codec = await zstdFrame();
    const other = 'a column has another length than its header says';
    expect(faultOf(() => codec.read(whole).decode(new Uint8Array(8)))).toBe(other);
    expect(faultOf(() => codec.read(whole).decode(new Uint8Array(10)))).toBe(other);
    const broken = Buffer.concat([
      whole.subarray(0, 6),
      Buffer.of(0x25, 0, 0),
      Buffer.from('abcd'),
    ]);
    expect(faultOf(() => codec.read(broken).decode(new Uint8Array(8)))).toBe(other);
  });

  test('that needs too much memory is refused before the memory is allocated', async () => {
    const codec = await zstdFrame();
    const large = { length: 2 ** 30 + 1 } as Uint8Array;
    expect(faultOf(() => codec.read(whole).decode(large))).toMatch(
      /must have at most 1073741824 bytes: write smaller batches$/,
    );
  });
});

/** A buffer of a compressed batch: the stated length before compression, and the bytes. */
const packed = (said: number | bigint, bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(BigInt64Array.of(BigInt(said)).buffer), bytes]);

const header = (rows: number, ...lengths: number[]): RecordBatch =>
  new RecordBatch(
    rows,
    [new FieldNode(rows, 0)],
    lengths.map((length, i) => new BufferRegion(64 * i, length)),
    { type: CompressionType.LZ4_FRAME } as never,
  );

const bodyOf = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.alloc(64), bytes, Buffer.alloc(64)]);

const fault = (bytes: Buffer, length = bytes.length): string | undefined =>
  faultOf(() => readPacked(header(2, 0, length), bodyOf(bytes), lz4Frame));

describe('the columns of a compressed batch', () => {
  const frame = lz4(block(0x80, 1, 0, 0, 0, 2, 0, 0, 0));

  test('may also be stored without compression', () => {
    for (const bytes of [packed(8, frame), packed(-1, int32(1, 2))]) {
      const found = readPacked(header(2, 0, bytes.length), bodyOf(bytes), lz4Frame);
      const into = new Uint8Array(found.bodyLength);
      found.unpack(into);
      expect([...new Int32Array(into.buffer)]).toEqual([1, 2]);
      expect(found.header.compression).toBe(null);
    }
  });

  test.each<[string, Buffer]>([
    ['longer than it can be', packed(9, frame)],
    ['of a petabyte', packed(2n ** 50n, frame)],
    ['of the largest length', packed(2n ** 63n - 1n, frame)],
    ['of a length below zero', packed(-2, frame)],
  ])('are refused if one states that it is %s', (_, bytes) => {
    expect(fault(bytes)).toBe('a compressed column states a length that its bytes cannot yield');
  });

  test('are refused if one is too short for its length', () => {
    expect(fault(packed(8, frame), 7)).toBe('a compressed column is too short');
  });

  test('must have as many values as the batch has rows', async () => {
    await loadCodec(CompressionType.LZ4_FRAME);
    const schema = new arrow.Schema([new arrow.Field('a', new arrow.Int32(), true)]);
    for (const [rows, message] of [
      [2, undefined],
      [3, 'a column is shorter than its batch'],
      [2 ** 40, 'a column is shorter than its batch'],
    ] as const) {
      const messages = new Messages();
      messages.readHead(Message.encode(Message.from(schema)));
      const bytes = packed(8, frame);
      const body = Buffer.concat([Buffer.alloc(64), bytes]);
      messages.readHead(Message.encode(Message.from(header(rows, 0, bytes.length), body.length)));
      expect(faultOf(() => messages.readPacked(body))).toBe(message);
    }
  });
});

test('an unknown compression is refused', () => {
  expect(faultOf(() => codecOf(7))).toBe(
    'a batch has an unsupported compression: write it with LZ4 or ZSTD',
  );
});
