import { fstatSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import { readInto } from '../bytes.ts';
import { Footer, Message } from './library.ts';

/** Bytes at hand, or from where to where in a file. */
export type Piece = Uint8Array | { readonly start: number; readonly end: number };

/** Of what pieces of a file the stream of messages is made that it stands for. Throws InputError for what is not Arrow IPC. */
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

/** A file ends with a footer, its length and a magic string. The footer says where the batches are, and has the schema. */
function fromFooter(fd: number, size: number, path: string): Piece[] {
  const end = read(fd, Math.max(0, size - 10), 10);
  const length = end.length < 10 ? 0 : end.readInt32LE(0);
  if (end.toString('latin1', 4) !== 'ARROW1' || length <= 0 || length > size - 18)
    throw new InputError(`${path} is cut short: it does not end as an Arrow IPC file does`);
  const footer = Footer.decode(read(fd, size - 10 - length, length));
  const blocks = [...footer.dictionaryBatches(), ...footer.recordBatches()].map(
    ({ offset, metaDataLength, bodyLength }) => ({
      start: offset,
      end: offset + metaDataLength + bodyLength,
    }),
  );
  const last = size - 10 - length;
  const wrong = blocks.find((block) => block.start < 8 || block.end > last);
  if (wrong)
    throw new InputError(
      `${path} is damaged: its footer says that a batch goes from byte ${wrong.start} to ${wrong.end}, of ${last}`,
    );
  const first = blocks.reduce((least, { start }) => Math.min(least, start), last);
  // Some writers put the schema before the batches too, some in the footer only.
  const schema =
    first > 8 + endMark.length
      ? { start: 8, end: first }
      : framed(Message.encode(Message.from(footer.schema)));
  return [schema, ...blocks];
}

/** What a stream may end with. */
const endMark = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0);

/** A message with the mark and the length that go before it in a stream. */
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
