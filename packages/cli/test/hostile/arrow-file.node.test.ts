import { Footer } from 'apache-arrow/ipc/metadata/file';
import * as arrow from 'apache-arrow';
import { BufferRegion, FieldNode, Message, RecordBatch } from 'apache-arrow/ipc/metadata/message';
import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ArrowFile } from '../../src/inputs/arrow/arrow-file.ts';
import { Source } from '../../src/inputs/arrow/source.ts';
import { like } from '../arrays.ts';
import { file } from '../command.ts';

const numbers = (...values: number[]): arrow.Table =>
  arrow.tableFromArrays({ y_true: Int32Array.from(values), y_pred: Int32Array.from(values) });
const two = new arrow.Table([...numbers(1, 2, 3).batches, ...numbers(4, 5, 6).batches]);
const stream = Buffer.from(arrow.tableToIPC(two, 'stream'));
const whole = Buffer.from(arrow.tableToIPC(two, 'file'));
/** The position of the footer, which is before its length and the magic string. */
const footerAt = whole.length - 10 - whole.readInt32LE(whole.length - 10);

const int32 = (...values: number[]): Buffer => Buffer.from(Int32Array.from(values).buffer);
const end = int32(-1, 0);

/** A changed copy of the bytes. */
function changed(bytes: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
}

const int64 = (value: number): Buffer => Buffer.from(BigInt64Array.of(BigInt(value)).buffer);
const decoded = Footer.decode(whole.subarray(footerAt, -10));
const [first, second] = Array.from(decoded.recordBatches(), ({ offset }) => offset) as [
  number,
  number,
];
/** The position in the footer of the offset of the second batch. */
const placeAt = whole.indexOf(int64(second), footerAt);
const moved = (to: number): Buffer => changed(whole, (copy) => copy.set(int64(to), placeAt));
const lengthAt = (bytes: Buffer, at: number): number => bytes.readInt32LE(at + 4);

function fault(bytes: Uint8Array): string | undefined {
  const path = file('a.arrow', bytes);
  try {
    const opened = new ArrowFile(path);
    try {
      let next = opened.next();
      while (next) next = opened.next();
    } finally {
      opened.close();
    }
    return undefined;
  } catch (error) {
    return (error as Error).message.replaceAll(path, 'F');
  }
}

describe('an Arrow file', () => {
  test('and an Arrow stream are read unchanged', () => {
    expect([fault(whole), fault(stream)]).toEqual([undefined, undefined]);
  });

  test.each<[string, Uint8Array, string | RegExp]>([
    ['of another format', Buffer.from('PAR1'), 'F is no Arrow IPC file or stream'],
    ['of the first Feather', Buffer.from('FEA1'), /^F is Feather version 1; /],
    [
      'of its name alone',
      whole.subarray(0, 8),
      'F is truncated: it does not end as an Arrow IPC file does',
    ],
    [
      'without its last byte',
      whole.subarray(0, -1),
      'F is truncated: it does not end as an Arrow IPC file does',
    ],
    [
      'with another end',
      changed(whole, (copy) => copy.write('2', copy.length - 1)),
      'F is truncated: it does not end as an Arrow IPC file does',
    ],
    [
      'with a footer of no length',
      changed(whole, (copy) => copy.writeInt32LE(0, copy.length - 10)),
      'F is truncated: it does not end as an Arrow IPC file does',
    ],
    [
      'with a footer of a length below zero',
      changed(whole, (copy) => copy.writeInt32LE(-9, copy.length - 10)),
      'F is truncated: it does not end as an Arrow IPC file does',
    ],
    [
      'with a footer longer than the file',
      changed(whole, (copy) => copy.writeInt32LE(copy.length, copy.length - 10)),
      'F is truncated: it does not end as an Arrow IPC file does',
    ],
    [
      'with a footer of ones',
      changed(whole, (copy) => copy.fill(1, footerAt, copy.length - 10)),
      /^F: the Arrow metadata is damaged: /,
    ],
    [
      'with a footer of another version',
      changed(whole, (copy) => copy.fill(0, footerAt + 4, copy.length - 10)),
      /^F: /,
    ],
    [
      'with a batch before the start',
      moved(0),
      /^F is damaged: its footer says that a batch goes from byte 0 to /,
    ],
    [
      'with a batch behind the footer',
      moved(whole.length),
      /^F is damaged: its footer says that a batch goes from byte \d+ to \d+, of \d+$/,
    ],
    [
      'with a batch of a length below zero',
      changed(whole, (copy) => copy.writeInt32LE(-1000, placeAt + 8)),
      /^F is damaged: its footer says/,
    ],
    [
      'with a batch that begins earlier',
      moved(second - 8),
      /^F is damaged: its footer has two batches between the bytes/,
    ],
    [
      'with a batch that is named twice',
      moved(first),
      /^F is damaged: its footer has two batches between the bytes/,
    ],
    [
      'with a batch of an enormous place',
      changed(whole, (copy) => copy.writeBigInt64LE(2n ** 62n, placeAt)),
      'F: the footer is damaged, or of a kind that is not supported',
    ],
    [
      'with bytes between two batches',
      Buffer.concat([
        whole.subarray(0, second),
        Buffer.alloc(8, 1),
        moved(second + 8).subarray(second),
      ]),
      /^F is damaged, or several files joined into one: 8 bytes before its footer/,
    ],
    [
      'with many zeros between two batches',
      Buffer.concat([
        whole.subarray(0, second),
        Buffer.alloc(4104),
        moved(second + 4104).subarray(second),
      ]),
      /^F is damaged, or several files joined into one: 4104 bytes before its footer/,
    ],
    [
      'joined with another',
      Buffer.concat([whole, whole]),
      /^F is damaged, or several files joined into one/,
    ],
  ])('%s is refused', (_, bytes, message) => {
    expect(fault(bytes)).toEqual(like(message));
  });

  test('with padding between two batches', () => {
    const padded = [
      whole.subarray(0, second),
      Buffer.alloc(4096),
      moved(second + 4096).subarray(second),
    ];
    expect(fault(Buffer.concat(padded))).toBeUndefined();
  });
});

describe('an Arrow stream', () => {
  const schemaEnd = 8 + lengthAt(stream, 0);
  test.each<[string, Uint8Array, string | RegExp]>([
    ['without anything', end, /^F/],
    [
      'truncated in a length',
      Buffer.concat([stream.subarray(0, schemaEnd), int32(-1).subarray(0, 3)]),
      'F is truncated or damaged: 4 bytes must follow; there are 3',
    ],
    [
      'truncated in a head',
      stream.subarray(0, schemaEnd + 20),
      /^F is truncated or damaged: \d+ bytes must follow; there are 12$/,
    ],
    [
      'truncated behind a batch',
      stream.subarray(0, -8),
      'F is truncated: an Arrow stream must end with an end-of-stream mark, which the writer adds when it is closed',
    ],
    [
      'with a message of a length below zero',
      Buffer.concat([stream.subarray(0, schemaEnd), int32(-1, -2)]),
      'F: the Arrow metadata is damaged: a message has a length below zero',
    ],
    [
      'with two marks',
      Buffer.concat([stream.subarray(0, schemaEnd), int32(-1, -1)]),
      'F: the Arrow metadata is damaged: a message has a length below zero',
    ],
    [
      'with a head of a gigabyte',
      Buffer.concat([stream.subarray(0, schemaEnd), int32(-1, 2 ** 30), Buffer.alloc(99)]),
      'F: the metadata must have at most 67108864 bytes; it says that it has 1073741824',
    ],
    [
      'with a schema of zeros',
      Buffer.concat([int32(-1, 64), Buffer.alloc(64), end]),
      /^F: the Arrow metadata is damaged: /,
    ],
    [
      'with a batch at an odd place',
      Buffer.concat([
        int32(-1, lengthAt(stream, 0) + 4),
        stream.subarray(8, schemaEnd),
        Buffer.alloc(4),
        stream.subarray(schemaEnd),
      ]),
      'F: the Arrow metadata is damaged: a batch does not begin at a multiple of 8 bytes',
    ],
    [
      'with another behind it',
      Buffer.concat([stream, stream]),
      `F has ${stream.length} more bytes after the end of its batches`,
    ],
  ])('%s is refused', (_, bytes, message) => {
    expect(fault(bytes)).toEqual(like(message));
  });
});

const partsOf = (
  path: string,
  pieces: ConstructorParameters<typeof Source>[2],
): string | undefined => {
  const fd = openSync(path, 'r+');
  try {
    const source = new Source(fd, 'F', pieces);
    for (const bytes of source) if (bytes.length === 0) break;
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    closeSync(fd);
  }
};

describe('the source of an Arrow stream', () => {
  test('without continuation marks, as of older writers, is read', () => {
    const head = stream.subarray(8, 8 + lengthAt(stream, 0));
    const path = file('a.arrows', Buffer.concat([int32(head.length), head, int32(0)]));
    expect(partsOf(path, [{ start: 0, end: head.length + 8 }])).toBeUndefined();
  });

  test('that became shorter while it was read is refused', () => {
    const path = file('a.arrows', stream.subarray(0, 100));
    expect(partsOf(path, [{ start: 0, end: stream.length }])).toBe(
      'F became shorter while it was read',
    );
  });

  test('whose batch is longer than an array can be is refused', () => {
    // Text may have any length. The file has a hole, so it takes no room on the disk.
    const schema = new arrow.Schema([new arrow.Field('y', new arrow.Utf8(), true)]);
    const length = 2 ** 32 + 8;
    const buffers = [
      new BufferRegion(0, 0),
      new BufferRegion(0, 8),
      new BufferRegion(8, length - 8),
    ];
    const batch = new RecordBatch(1, [new FieldNode(1, 0)], buffers, null);
    const heads = [Message.from(schema), Message.from(batch, length)].map((message) => {
      const head = Message.encode(message);
      return Buffer.concat([int32(-1, head.length), head]);
    });
    const path = file('a.arrows', Buffer.concat(heads));
    const fd = openSync(path, 'r+');
    ftruncateSync(fd, 2 ** 33);
    closeSync(fd);
    expect(partsOf(path, [{ start: 0, end: 2 ** 33 }])).toBe(
      `a batch must have at most ${2 ** 32} bytes; it has ${length}: write smaller batches`,
    );
  });
});
