import { closeSync, fstatSync, openSync } from 'node:fs';

/** A stretch of an open file that holds an array in NPY: a whole file, or a member of an archive. */
export interface Stretch {
  readonly fd: number;
  readonly start: number;
  readonly size: number;
  readonly close: () => void;
}

export function wholeFile(path: string): Stretch {
  const fd = openSync(path, 'r');
  return { fd, start: 0, size: fstatSync(fd).size, close: () => closeSync(fd) };
}
