import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** How much of a stretch is looked at first. Most lines are short. */
const some = 1 << 16;

/**
 * Whether a file holds a stretch of so many bytes without the end of a line. Only the start of each stretch is read where that has one: reading a line of any
 * length into memory takes as much.
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
