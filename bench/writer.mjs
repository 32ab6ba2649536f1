import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Calls `use` with a writer of files in a new folder, which is removed afterwards. */
export async function withFiles(use) {
  const folder = mkdtempSync(join(tmpdir(), 'rightly-bench-'));
  try {
    return await use(new Writer(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes files in pieces. `files` has their paths by name. */
class Writer {
  files = {};
  #folder;

  constructor(folder) {
    this.#folder = folder;
  }

  path(name) {
    return join(this.#folder, name);
  }

  /** Appends text, or a typed array's bytes. */
  write(name, piece) {
    this.files[name] = this.path(name);
    appendFileSync(this.files[name], piece);
  }
}
