import { readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

const host = hostname().replaceAll(/[^\w.-]/g, '_');

/** A name for a temporary file or folder of this process. The name holds the id and the host of the process, so that a later process can remove the files of a killed one. */
export const ownName = (what: 'rows' | 'state' | 'spill' | `input${number}`): string =>
  `.rightly-${what}-${process.pid}@${host}`;

const OWNED = /^\.rightly-[a-z]+\d*-(\d+)@([\w.-]+)$/;

/** Removes the temporary files that killed processes of this machine left in a folder. */
export function sweep(folder: string): void {
  for (const name of namesIn(folder)) {
    const [, pid, machine] = OWNED.exec(name) ?? [];
    if (machine === host && !isAlive(Number(pid))) remove(join(folder, name));
  }
}

/** Removes a file, or a folder with all that is in it. Files of another user stay: only that user can remove them. */
export function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {}
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
