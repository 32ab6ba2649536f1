import { closeSync, openSync, readSync } from 'node:fs';

/** The first bytes of a file, a letter each. */
export const head = (path: string): string => readStart(path, 4096).toString('latin1');

/** The first bytes of a file, at most so many. */
export function readStart(path: string, most: number): Buffer {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(most);
  const length = readSync(file, bytes);
  closeSync(file);
  return bytes.subarray(0, length);
}

/** Whether a file must be unpacked before it is read. */
export const isPacked = (path: string): boolean => /\.(gz|zst|zstd)$/i.test(path);
