import { fstatSync } from 'node:fs';
import { Footer, Message } from '../../engines/arrow-library.ts';
import { InputError } from '../../process/errors.ts';
import { readInto } from '../arrays/read-into.ts';
import { verify } from '../../engines/arrow/flatbuffer.ts';
import { footer } from '../../engines/arrow/metadata.ts';

/** Bytes in memory, or a range of bytes of a file. */
export type Piece = Uint8Array | Range;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The pieces of a file that together form an Arrow IPC stream, with its end-of-stream mark. Throws InputError for a file of another format. */
export function piecesOf(fd: number, path: string): Piece[] {
  const { size } = fstatSync(fd);
  const start = read(fd, 0, 6);
  if (start.toString('latin1').startsWith('\xFF\xFF\xFF\xFF')) return [{ start: 0, end: size }];
  if (start.toString() === 'ARROW1') return fromFooter(fd, size, path);
  throw new InputError(
    start.toString().startsWith('FEA1')
      ? `${path} is Feather version 1; write version 2, which is an Arrow IPC file`
      : `${path} is no Arrow IPC file or stream`,
  );
}

/** The pieces of an Arrow file. It ends with a footer, the length of the footer and a magic string. The footer has the schema and the positions of the batches. */
function fromFooter(fd: number, size: number, path: string): Piece[] {
  const end = read(fd, Math.max(0, size - 10), 10);
  const length = end.length < 10 ? 0 : end.readInt32LE(0);
  if (end.toString('latin1', 4) !== 'ARROW1' || length <= 0 || length > size - 18)
    throw new InputError(`${path} is truncated: it does not end as an Arrow IPC file does`);
  const last = size - 10 - length;
  const { schema, blocks } = readFooter(read(fd, last, length), path);
  const wrong = blocks.find(({ start, end: to }) => start < 8 || to < start || to > last);
  if (wrong)
    throw new InputError(
      `${path} is damaged: its footer says that a batch goes from byte ${wrong.start} to ${wrong.end}, of ${last}`,
    );
  checkGaps(fd, [...blocks, { start: last, end: last }], path);
  // The schema comes from the footer. Most writers also put it in front of the batches, but not all as a message of a stream.
  return [schema, ...blocks, endMark];
}

/** The schema as a message, and the ranges of the batches. The dictionaries come first. */
function readFooter(
  bytes: Uint8Array,
  path: string,
): { readonly schema: Uint8Array; readonly blocks: readonly Range[] } {
  try {
    verify(bytes, footer);
  } catch (error) {
    throw new InputError(`${path}: ${(error as Error).message}`);
  }
  try {
    const decoded = Footer.decode(bytes);
    const blocks = [...decoded.dictionaryBatches(), ...decoded.recordBatches()].map(
      ({ offset, metaDataLength, bodyLength }) => ({
        start: offset,
        end: offset + metaDataLength + bodyLength,
      }),
    );
    return { schema: framed(Message.encode(Message.from(decoded.schema))), blocks };
  } catch {
    throw new InputError(`${path}: the footer is damaged, or of a kind that is not supported`);
  }
}

/** The most padding between batches. The end-of-stream mark may follow the last batch. */
const longestPadding = 4096;

/** Throws InputError where the footer leaves out a batch or names one twice: the count of rows would be wrong. */
function checkGaps(fd: number, blocks: readonly Range[], path: string): void {
  const sorted = [...blocks].sort((a, b) => a.start - b.start);
  sorted.slice(1).forEach(({ start }, i) => {
    const { end } = sorted[i]!;
    const isPadding =
      start >= end &&
      start - end <= longestPadding &&
      read(fd, end, start - end).every((byte) => byte === 0 || byte === 255);
    if (start < end)
      throw new InputError(
        `${path} is damaged: its footer has two batches between the bytes ${start} and ${end}`,
      );
    if (!isPadding)
      throw new InputError(
        `${path} is damaged, or several files joined into one: ${start - end} bytes before its footer belong to no batch`,
      );
  });
}

/** The end-of-stream mark: the marker that starts a message, and a length of 0. */
const endMark = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0);

/** A message with the marker and the length that precede it in a stream. */
function framed(message: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(8 + message.length);
  bytes.writeInt32LE(-1, 0);
  bytes.writeInt32LE(message.length, 4);
  bytes.set(message, 8);
  return bytes;
}

function read(fd: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readInto(bytes, fd, position));
}
