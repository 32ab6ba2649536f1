import { readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

const host = hostname().replaceAll(/[^\w.-]/g, '_');

/** A name for what must not outlive this process. It says whose it is, so that a later process can remove what a killed one left. */
export const ownName = (what: 'rows' | 'state' | 'spill' | `input${number}`): string =>
  `.rightly-${what}-${process.pid}@${host}`;

const OWNED = /^\.rightly-[a-z]+\d*-(\d+)@([\w.-]+)$/;

/** Removes what processes of this machine left in a folder when they were killed. */
export function sweep(folder: string): void {
  for (const name of namesIn(folder)) {
    const [, pid, machine] = OWNED.exec(name) ?? [];
    if (machine === host && !isAlive(Number(pid))) remove(join(folder, name));
  }
}

/** Removes a file, or a folder with all that is in it. What another user left, that user can remove. */
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
