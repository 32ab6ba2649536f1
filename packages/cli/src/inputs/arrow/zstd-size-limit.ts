import { InputError } from '../../process/errors.ts';

const broken = (): InputError => new InputError('a column’s ZSTD frame is truncated or damaged');

/** The most bytes that a block can yield. */
const longestBlock: number = 2 ** 17;

/**
 * The most bytes that a ZSTD frame can yield, from the lengths of its blocks, without decompressing them. Throws InputError where the frame ends before or after
 * its bytes. RFC 8878 describes frames.
 */
export function zstdSizeLimit(frame: Uint8Array): number {
  const bytes = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== MAGIC) throw broken();
  const descriptor = bytes[4]!;
  const isSingle = (descriptor & 32) > 0;
  const idLength = [0, 1, 2, 4][descriptor & 3]!;
  const sizeLength = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
  let at = (isSingle ? 5 : 6) + idLength + sizeLength;
  let most = 0;
  for (let isLast = false; !isLast;) {
    if (at + 3 > bytes.length) throw broken();
    const head = bytes.readUIntLE(at, 3);
    isLast = (head & 1) === 1;
    const size = head >> 3;
    const kind = kinds[(head >> 1) & 3];
    if (!kind || size > longestBlock) throw broken();
    at += 3 + (kind === 'repeated' ? 1 : size);
    most += kind === 'compressed' ? longestBlock : size;
  }
  if (at + ((descriptor & 4) > 0 ? 4 : 0) !== bytes.length) throw broken();
  return most;
}

const MAGIC = 0xfd2fb528;
const kinds = ['plain', 'repeated', 'compressed'] as const;
