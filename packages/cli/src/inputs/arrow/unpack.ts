import { BufferRegion, type BatchHeader, RecordBatch } from '../../engines/arrow-library.ts';
import { damaged } from '../../engines/arrow/damaged.ts';
import type { Codec } from './codec.ts';

/** A batch whose columns are compressed, and where each of them will lie when it is not. */
export interface Packed {
  /** The head of the batch without compression. */
  readonly header: BatchHeader;
  /** How many bytes all columns take then. */
  readonly bodyLength: number;
  /** Fills memory of that length. */
  unpack(into: Uint8Array): void;
}

/** The length before compression stands before each buffer. -1 stands for a buffer that is not compressed. */
const PREFIX = 8;

/**
 * Reads how long the buffers of a batch are before compression. Throws InputError where a buffer says that it is longer than its bytes can become: nothing is
 * decompressed, and no memory is taken, before all lengths are known.
 */
export function readPacked(header: BatchHeader, body: Uint8Array, codec: Codec): Packed {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const jobs: ((into: Uint8Array) => void)[] = [];
  let end = 0;
  const regions = header.buffers.map(({ offset, length }) => {
    if (length === 0) return new BufferRegion(end, 0);
    if (length < PREFIX) throw damaged('a compressed column is too short');
    const packed = body.subarray(offset + PREFIX, offset + length);
    const said = Number(view.getBigInt64(offset, true));
    const frame = said > 0 ? codec.read(packed) : undefined;
    const size = said === -1 ? packed.length : said;
    if (size < 0 || (frame && size > frame.most))
      throw damaged('a compressed column says that it is longer than it can be');
    const start = end;
    if (said === -1) jobs.push((into) => into.set(packed, start));
    if (frame) jobs.push((into) => frame.decode(into.subarray(start, start + size)));
    end = Math.ceil((start + size) / 8) * 8;
    return new BufferRegion(start, size);
  });
  const { length, nodes, variadicBufferCounts } = header;
  return {
    header: new RecordBatch(length, nodes, regions, null, variadicBufferCounts),
    bodyLength: end,
    unpack(into) {
      for (const job of jobs) job(into);
    },
  };
}
