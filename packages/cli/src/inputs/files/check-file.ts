import { type BigIntStats, statSync, type Stats } from 'node:fs';
import { InputError } from '../../process/errors.ts';

/**
 * Throws InputError for what is no file: a folder, a pipe, a socket or a device. Files are read more than once and from any place, and to open a pipe to
 * which nobody writes would take for ever. `option` says what named the file.
 */
export function checkFile(path: string, option?: string): void {
  const before = option ? `${option}: ` : '';
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new InputError(`${before}there is no file ${path}`);
  const kind = kindOf(found);
  if (kind !== undefined)
    throw new InputError(`${before}${path} must be a file; it is ${kind}${hints[kind] ?? ''}`);
}

/** What it is where it is no file. */
export function kindOf(found: Stats | BigIntStats): string | undefined {
  if (found.isFile()) return undefined;
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a pipe';
  return found.isSocket() ? 'a socket' : 'a device';
}

const hints: Readonly<Record<string, string>> = {
  'a pipe': ', which can be read once only: write what comes through it into a file first',
};

/** What two names of one file have in common: links lead to the file, and hard links are the file. */
export function identityOf(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true });
  return `${dev}:${ino}`;
}
