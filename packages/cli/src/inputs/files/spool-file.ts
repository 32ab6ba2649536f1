import { closeSync, fstatSync, openSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../process/errors.ts';
import { ownName, remove, sweep } from '../../process/leftovers.ts';
import { atEnd } from '../../process/signals.ts';

/** A temporary file of this process. */
export interface SpoolFile {
  readonly fd: number;
  readonly path: string;
  /** Appends to the file. Throws InputError where the disk is full. */
  readonly write: (content: string | Uint8Array) => void;
  readonly close: () => void;
}

let count = 0;

/** Creates a temporary file without a name, so that the system removes it when the process ends. Its path is that of the file descriptor. */
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
        `no copy can be written to ${tmpdir()} (TMPDIR names another folder); ${(error as Error).message}`,
      );
    }
  };
  if (statSync(path, { throwIfNoEntry: false })?.ino === fstatSync(fd).ino) {
    remove(named);
    return { fd, path, write, close: () => closeSync(fd) };
  }
  // Some systems have no paths of file descriptors, so the file keeps its name.
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
