import { BufferRegion, type BatchHeader, RecordBatch } from '../../engines/arrow-library.ts';
import { damaged } from '../../engines/arrow/damaged.ts';
import type { Codec } from './codec.ts';

/** A compressed batch, and its layout after decompression. */
export interface Packed {
  /** The header of the batch after decompression. */
  readonly header: BatchHeader;
  /** The number of bytes of all columns after decompression. */
  readonly bodyLength: number;
  /** Decompresses into memory of that length. */
  unpack(into: Uint8Array): void;
}

/** The bytes in front of each buffer with its decompressed length. -1 means that the buffer is not compressed. */
const PREFIX = 8;

/**
 * Reads the decompressed lengths of the buffers of a batch. Throws InputError where a length is larger than the compressed bytes can yield. No memory is
 * allocated before all lengths are checked.
 */
export function readPacked(header: BatchHeader, body: Uint8Array, codec: Codec): Packed {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const jobs: ((into: Uint8Array) => void)[] = [];
  let end = 0;
  const regions = header.buffers.map(({ offset, length }) => {
    if (length === 0) return new BufferRegion(end, 0);
    if (length < PREFIX) throw damaged('a compressed column is too short');
    const packed = body.subarray(offset + PREFIX, offset + length);
    const stated = Number(view.getBigInt64(offset, true));
    const frame = stated > 0 ? codec.read(packed) : undefined;
    const size = stated === -1 ? packed.length : stated;
    if (size < 0 || (frame && size > frame.most))
      throw damaged('a compressed column states a length that its bytes cannot yield');
    const start = end;
    if (stated === -1) jobs.push((into) => into.set(packed, start));
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
