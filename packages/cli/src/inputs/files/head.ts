import { closeSync, openSync, readSync } from 'node:fs';

/** The first bytes of a file, one character for each. */
export const head = (path: string): string => readStart(path, 4096).toString('latin1');

/** The first bytes of a file, at most `most` of them. */
export function readStart(path: string, most: number): Buffer {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(most);
  const length = readSync(file, bytes);
  closeSync(file);
  return bytes.subarray(0, length);
}
