import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The folder of one test file. */
let root: string | undefined;
let folders = 0;

/** Creates a new folder. A test does not meet files of other tests in it. */
export function folder(): string {
  root ??= mkdtempSync(join(tmpdir(), 'rightly-test-'));
  const path = join(root, String(folders++));
  mkdirSync(path);
  return path;
}

/** Writes a file into a folder of its own; the result is its path. */
export function file(name: string, content: string | Uint8Array): string {
  const path = join(folder(), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** Removes all folders. The next test file gets new folders. */
export function removeFolders(): void {
  if (root !== undefined) rmSync(root, { recursive: true, force: true });
  root = undefined;
}
