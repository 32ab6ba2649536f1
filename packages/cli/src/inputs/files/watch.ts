import { type BigIntStats, statSync } from 'node:fs';
import { InputError } from '../../process/errors.ts';

/** The files that are read, with their size and time before reading. */
export class Watch {
  readonly #first = new Map<string, BigIntStats>();

  /** Registers a file. This must happen before the file is read. */
  add(path: string): void {
    if (this.#first.has(path)) return;
    const first = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (!first) throw changed(path, 'was removed');
    this.#first.set(path, first);
  }

  /** Throws InputError for a file that changed: the rows that were read may be partly old and partly new. */
  check(): void {
    for (const [path, first] of this.#first) {
      const change = changeOf(path, first);
      if (change !== undefined) throw changed(path, change);
    }
  }
}

const changed = (path: string, change: string): InputError =>
  new InputError(
    `${path} ${change} while it was read; run the command again when the file is complete`,
  );

function changeOf(path: string, first: BigIntStats): string | undefined {
  const now = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (!now) return 'was removed';
  if (now.dev !== first.dev || now.ino !== first.ino) return 'was replaced by another file';
  if (now.size !== first.size) return `changed from ${first.size} to ${now.size} bytes`;
  return now.mtimeNs === first.mtimeNs ? undefined : 'was written to';
}
