import { open } from 'node:fs/promises';
import { InputError } from '../../process/errors.ts';
import { Bytes } from './bytes.ts';

/** The widest window that DuckDB decompresses, in bytes: that of `zstd --long=27`. */
const WIDEST = 2 ** 27;

const FRAME = 0xfd2fb528;
/** The first of the 16 magic numbers of frames that decoders skip. */
const SKIPPED = 0x184d2a50;

/**
 * Throws InputError where a zstd file does not end with the end of a frame.
 *
 * DuckDB detects damage inside a frame, but takes a truncated frame for a complete one. So this function reads only the lengths of the blocks,
 * and decompresses nothing. RFC 8878 describes the format.
 */
export async function checkZstd(path: string, signal: AbortSignal): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = new Bytes(file, 1 << 18);
    let at = 0;
    while (at < size && !signal.aborted) {
      const end = await frameEnd(bytes, at, path);
      if (end > size)
        throw new InputError(
          `${path}: the zstd file is truncated: it ends inside the frame that begins at byte ${at}`,
        );
      at = end;
    }
  } finally {
    await file.close();
  }
}

/** The end of the frame that begins at a byte; Infinity where the file ends too early to tell. */
async function frameEnd(bytes: Bytes, at: number, path: string): Promise<number> {
  const head = await bytes.at(at, 18);
  if (head.length < 4) return Infinity;
  const magic = head.readUInt32LE();
  if ((magic & ~15) >>> 0 === SKIPPED)
    return head.length < 8 ? Infinity : at + 8 + head.readUInt32LE(4);
  if (magic !== FRAME)
    throw new InputError(
      `${path}: the zstd file is damaged: a frame must begin at byte ${at}, and there is none`,
    );
  const { length, hasChecksum } = readHeader(head, path);
  let next = at + length;
  for (let isLast = false; !isLast;) {
    const block = await bytes.at(next, 3);
    if (block.length < 3) return Infinity;
    const fields = block.readUIntLE(0, 3);
    isLast = (fields & 1) === 1;
    // A block can be one repeated byte. Its size is then the number of repetitions.
    const isRepeated = ((fields >> 1) & 3) === 1;
    next += 3 + (isRepeated ? 1 : fields >> 3);
  }
  return next + (hasChecksum ? 4 : 0);
}

/** The length of a frame's header, and whether a checksum follows the blocks. Throws InputError for frames that DuckDB does not decompress. */
function readHeader(
  head: Buffer,
  path: string,
): { readonly length: number; readonly hasChecksum: boolean } {
  const descriptor = head[4] ?? 0;
  const isSingle = (descriptor & 32) !== 0;
  const idLength = [0, 1, 2, 4][descriptor & 3]!;
  const sizeLength = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
  const idAt = isSingle ? 5 : 6;
  const sizeAt = idAt + idLength;
  // The window of a single segment is as wide as its content.
  const window = isSingle ? littleEndian(head, sizeAt, sizeLength) : windowOf(head[5] ?? 0);
  if (window > WIDEST)
    throw new InputError(
      `${path}: the zstd file needs a window of ${Math.ceil(window / 2 ** 20)} MiB, and DuckDB decompresses with at most 128; compress it again, with --long=27 or less`,
    );
  if (littleEndian(head, idAt, idLength) !== 0)
    throw new InputError(
      `${path}: the zstd file is compressed with a dictionary; compress it again without one`,
    );
  return { length: sizeAt + sizeLength, hasChecksum: (descriptor & 4) !== 0 };
}

const littleEndian = (bytes: Buffer, at: number, length: number): number =>
  bytes.subarray(at, at + length).reduceRight((high, byte) => high * 256 + byte, 0);

/** The size of a window from its byte: a power of two, plus up to seven eighths of that power. */
function windowOf(byte: number): number {
  const power = 2 ** (10 + (byte >> 3));
  return power + (power / 8) * (byte & 7);
}
