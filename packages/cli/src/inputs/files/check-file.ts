import { type BigIntStats, statSync, type Stats } from 'node:fs';
import { InputError } from '../../process/errors.ts';

/**
 * Throws InputError for a folder, a pipe, a socket or a device. Files are read more than once and at any position, and opening a pipe that nobody writes to
 * would wait for ever. `option` is the option that named the file.
 */
export function checkFile(path: string, option?: string): void {
  const before = option ? `${option}: ` : '';
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new InputError(`${before}there is no file ${path}`);
  const kind = kindOf(found);
  if (kind !== undefined)
    throw new InputError(`${before}${path} must be a file; it is ${kind}${hints[kind] ?? ''}`);
}

/** The kind of a path that is not a file; undefined for a file. */
export function kindOf(found: Stats | BigIntStats): string | undefined {
  if (found.isFile()) return undefined;
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a pipe';
  return found.isSocket() ? 'a socket' : 'a device';
}

const hints: Readonly<Record<string, string>> = {
  'a pipe': ', which can be read once only: write what comes through it into a file first',
};

/** An id that all names of one file share, also links and hard links. */
export function identityOf(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true });
  return `${dev}:${ino}`;
}
