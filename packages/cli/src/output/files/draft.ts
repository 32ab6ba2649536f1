import { closeSync, openSync, renameSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ownName, remove, sweep } from '../../process/leftovers.ts';
import { takesPlace, type Target } from './target.ts';

/** The path to which an output is written: beside its place, or the place itself where that is a device, a pipe or an open file. */
export const writtenAt = (target: Target): string =>
  takesPlace(target) ? new Draft(target).path : target.path;

/** A file beside the place of an output. */
export class Draft {
  readonly path: string;
  readonly #target: Target;

  constructor(target: Target) {
    this.#target = target;
    this.path = join(dirname(target.file), ownName(target.option === '--rows' ? 'rows' : 'state'));
  }

  /** Creates it empty. Removes what killed processes left in the folder, and among them one that had this one's number. */
  create(): void {
    sweep(dirname(this.path));
    this.remove();
    closeSync(openSync(this.path, 'wx'));
  }

  /** Makes sure that all of it is on the disk, with the owner and the permissions of what it replaces. */
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

/** Only root can give a file to another user. Everyone else keeps what they write. */
async function own(file: FileHandle, uid: number, gid: number): Promise<void> {
  try {
    await file.chown(uid, gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}
