import lz4 from 'lz4js';
import xxh32 from 'lz4js/xxh32.js';
import { InputError } from '../../process/errors.ts';
import { damaged } from '../../engines/arrow/damaged.ts';
import type { Codec } from './codec.ts';
import { sizeOfBlock } from './lz4-block.ts';

const broken = (): InputError => new InputError('a column’s LZ4 frame is truncated or damaged');

interface Block {
  readonly start: number;
  readonly length: number;
  readonly isPlain: boolean;
}

/**
 * LZ4 in frames, as LZ4's lz4_Frame_format.md describes them. The library lz4js decodes blocks, as in Arrow's own documentation. The library does
 * not check lengths and offsets, so they are checked here first. The library's decoder of frames is not used: it expects the checksum of a block
 * in front of the block, but polars writes the checksum behind the block.
 */
export const lz4Frame: Codec = {
  read(frame) {
    const { blocks, size } = readFrame(frame);
    return {
      most: size,
      decode(into) {
        if (into.length !== size) throw damaged('a column has another length than its header says');
        let at = 0;
        for (const { start, length, isPlain } of blocks) {
          if (isPlain) into.set(frame.subarray(start, start + length), at);
          at = isPlain ? at + length : lz4.decompressBlock(frame, into, start, length, at);
        }
      },
    };
  },
};

const MAGIC = 0x184d2204;

/** The most bytes of a block before compression, by the code in the header. */
const blockSizes: Readonly<Record<number, number>> = {
  4: 2 ** 16,
  5: 2 ** 18,
  6: 2 ** 20,
  7: 2 ** 22,
};

/** The highest bit of a length says that a block is not compressed. */
const PLAIN = 2 ** 31;

/** The blocks of a frame, and their decompressed size. The checksums of blocks, which polars writes, are compared. */
function readFrame(frame: Uint8Array): {
  readonly blocks: readonly Block[];
  readonly size: number;
} {
  if (frame.length < 11) throw broken();
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const flags = frame[4]!;
  const [hasSums, hasSize, hasSum, hasDictionary] = [16, 8, 4, 1].map((bit) => (flags & bit) > 0);
  const limit = blockSizes[(frame[5]! >> 4) & 7];
  if (view.getUint32(0, true) !== MAGIC || flags >> 6 !== 1 || hasDictionary || !limit)
    throw broken();
  const blocks: Block[] = [];
  let size = 0;
  let at = 7 + (hasSize ? 8 : 0);
  for (;;) {
    if (at + 4 > frame.length) throw broken();
    const head = view.getUint32(at, true);
    at += 4;
    if (head === 0) break;
    const block = { start: at, length: head % PLAIN, isPlain: head >= PLAIN };
    const end = at + block.length;
    at = end + (hasSums ? 4 : 0);
    if (block.length > limit || at > frame.length) throw broken();
    if (hasSums && xxh32.hash(0, frame, block.start, block.length) !== view.getUint32(end, true))
      throw broken();
    const became = block.isPlain ? block.length : sizeOfBlock(frame, block.start, end, size);
    if (became === undefined || became > limit) throw broken();
    size += became;
    blocks.push(block);
  }
  if (at + (hasSum ? 4 : 0) !== frame.length) throw broken();
  if (hasSize && view.getBigUint64(6, true) !== BigInt(size)) throw broken();
  return { blocks, size };
}
