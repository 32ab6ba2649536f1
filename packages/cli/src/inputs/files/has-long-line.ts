import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The number of bytes that are read at once. Most lines are shorter. */
const some = 1 << 16;

/**
 * Whether some `most` consecutive bytes of a file, from a multiple of `most` on, hold no line end. Mostly the first bytes of each range hold one, and
 * only those are read. So no long line is read into memory.
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
