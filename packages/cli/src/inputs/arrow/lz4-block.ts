/**
 * The number of bytes that an LZ4 block decompresses to, if `before` bytes come before it; undefined where a length goes beyond the block, or an
 * offset before the first byte. A block is a series of sequences. Each sequence has literal bytes and a reference to earlier bytes, as LZ4's
 * lz4_Block_format.md describes.
 */
export function sizeOfBlock(
  bytes: Uint8Array,
  start: number,
  end: number,
  before: number,
): number | undefined {
  let at = start;
  let size = 0;
  while (at < end) {
    const token = bytes[at++]!;
    let literals = token >> 4;
    if (literals === 15)
      for (let byte = 255; byte === 255; literals += byte) {
        if (at >= end) return undefined;
        byte = bytes[at++]!;
      }
    at += literals;
    size += literals;
    // The last sequence has no reference.
    if (at === end) return size;
    if (at + 2 > end) return undefined;
    const distance = bytes[at]! + 256 * bytes[at + 1]!;
    at += 2;
    if (distance === 0 || distance > before + size) return undefined;
    let copied = 4 + (token & 15);
    if (copied === 19)
      for (let byte = 255; byte === 255; copied += byte) {
        if (at >= end) return undefined;
        byte = bytes[at++]!;
      }
    size += copied;
  }
  return undefined;
}
