import { writeSync } from 'node:fs';

/** Writes bytes to the end of an open file. One call may write fewer. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done);
}
