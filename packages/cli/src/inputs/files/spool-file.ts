import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../process/errors.ts';
import { ownName, remove, sweep } from '../../process/leftovers.ts';
import { atEnd } from '../../process/signals.ts';

/** A file of this process alone. */
export interface SpoolFile {
  readonly fd: number;
  readonly path: string;
  readonly close: () => void;
}

let count = 0;

/** An empty file without a name, which goes when the process ends in whatever way; the number of the open file is its path. */
export function openSpool(): SpoolFile {
  sweep(tmpdir());
  const named = join(tmpdir(), ownName(`input${count++}`));
  remove(named);
  const fd = create(named);
  const path = `/dev/fd/${fd}`;
  if (statSync(path, { throwIfNoEntry: false })?.ino === fstatSync(fd).ino) {
    remove(named);
    return { fd, path, close: () => closeSync(fd) };
  }
  // Not every system has such paths.
  const forget = atEnd(() => remove(named));
  const close = (): void => {
    closeSync(fd);
    remove(named);
    forget();
  };
  return { fd, path: named, close };
}

function create(path: string): number {
  try {
    return openSync(path, 'wx+', 0o600);
  } catch (error) {
    throw new InputError(
      `no file can be made in ${tmpdir()} (TMPDIR names another folder); ${(error as Error).message}`,
    );
  }
}
