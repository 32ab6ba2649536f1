import { closeSync, fstatSync, openSync } from 'node:fs';

/** A range of bytes of an open file that holds an NPY array: a whole file, or a member of an archive. */
export interface FileRange {
  readonly fd: number;
  readonly start: number;
  readonly size: number;
  readonly close: () => void;
}

export function wholeFile(path: string): FileRange {
  const fd = openSync(path, 'r');
  return { fd, start: 0, size: fstatSync(fd).size, close: () => closeSync(fd) };
}
