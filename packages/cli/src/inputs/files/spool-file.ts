import { closeSync, fstatSync, openSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../process/errors.ts';
import { ownName, remove, sweep } from '../../process/leftovers.ts';
import { atEnd } from '../../process/signals.ts';

/** A file of this process alone. */
export interface SpoolFile {
  readonly fd: number;
  readonly path: string;
  /** Adds to its end. Throws InputError where there is no room. */
  readonly write: (content: string | Uint8Array) => void;
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
  const write = (content: string | Uint8Array): void => {
    try {
      writeFileSync(fd, content);
    } catch (error) {
      throw new InputError(
        `there is no room for a copy in ${tmpdir()} (TMPDIR names another folder); ${(error as Error).message}`,
      );
    }
  };
  if (statSync(path, { throwIfNoEntry: false })?.ino === fstatSync(fd).ino) {
    remove(named);
    return { fd, path, write, close: () => closeSync(fd) };
  }
  // Not every system has such paths.
  const forget = atEnd(() => remove(named));
  const close = (): void => {
    closeSync(fd);
    remove(named);
    forget();
  };
  return { fd, path: named, write, close };
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
