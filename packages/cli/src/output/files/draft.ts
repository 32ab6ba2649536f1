import { closeSync, openSync, renameSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ownName, remove, sweep } from '../../process/leftovers.ts';
import { isReplaced, type Target } from './target.ts';

/** The path to which an output is written: a temporary file in the same folder, or the target itself if it is a device, a pipe or an open file. */
export const writtenAt = (target: Target): string =>
  isReplaced(target) ? new Draft(target).path : target.path;

/** A temporary file in the folder of an output. */
export class Draft {
  readonly path: string;
  readonly #target: Target;

  constructor(target: Target) {
    this.#target = target;
    this.path = join(dirname(target.file), ownName(target.option === '--rows' ? 'rows' : 'state'));
  }

  /** Creates the empty file. Removes temporary files of killed processes first, even those of a killed process with the same id. */
  create(): void {
    sweep(dirname(this.path));
    this.remove();
    closeSync(openSync(this.path, 'wx'));
  }

  /** Flushes the file to the disk, with the owner and the permissions of the file that it replaces. */
  async finish(): Promise<void> {
    const { found } = this.#target;
    const file = await open(this.path, 'r+');
    try {
      if (found) {
        await own(file, Number(found.uid), Number(found.gid));
        await file.chmod(Number(found.mode) & 0o7777);
      }
      await file.sync();
    } finally {
      await file.close();
    }
  }

  takePlace(): void {
    renameSync(this.path, this.#target.file);
  }

  remove(): void {
    remove(this.path);
  }
}

/** Changes the owner, if the process may: only root can give a file to another user. */
async function own(file: FileHandle, uid: number, gid: number): Promise<void> {
  try {
    await file.chown(uid, gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}
