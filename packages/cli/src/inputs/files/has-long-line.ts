import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The number of bytes that are read at once. Most lines are shorter. */
const some = 1 << 16;

/**
 * Whether a file has a range of `most` bytes without a line end. Each range begins at a multiple of `most`. A range is read in small parts, up to
 * its first line end. So no long line is read into memory.
 */
export function hasLongLine(path: string, most: number): boolean {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.allocUnsafe(Math.min(some, most));
    for (let start = 0; start + most < size; start += most)
      if (!hasEnd(file, bytes, start, most)) return true;
    return false;
  } finally {
    closeSync(file);
  }
}

function hasEnd(file: number, bytes: Buffer, start: number, most: number): boolean {
  for (let at = start; at < start + most; at += bytes.length) {
    const count = Math.min(bytes.length, start + most - at);
    const part = bytes.subarray(0, readSync(file, bytes, 0, count, at));
    if (part.includes(10) || part.includes(13)) return true;
  }
  return false;
}
