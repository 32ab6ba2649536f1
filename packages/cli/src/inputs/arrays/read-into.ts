import { readSync } from 'node:fs';

/** Reads bytes of a file into memory. The result is the number of bytes that the file had there. */
export function readInto(bytes: Uint8Array, fd: number, position: number): number {
  let done = 0;
  while (done < bytes.length) {
    // One call cannot read 2 GiB or more.
    const length = Math.min(bytes.length - done, 1 << 30);
    const count = readSync(fd, bytes, done, length, position + done);
    if (count === 0) break;
    done += count;
  }
  return done;
}
