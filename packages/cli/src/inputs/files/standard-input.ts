import { closeSync, createWriteStream, fstatSync, openSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InputError } from '../../process/errors.ts';
import { ownName, remove, sweep } from '../../process/leftovers.ts';
import { atEnd, ending, interruptible } from '../../process/signals.ts';
import { arrayFormat } from './formats.ts';
import type { FoundFiles } from './found-files.ts';
import { head } from './head.ts';

/** How Parquet, gzip and zstd begin. */
const magic = ['PAR1', '\x1f\x8b', '\x28\xb5\x2f\xfd'];

/** Standard input as a file, since it is read twice: once for its columns, once for its rows. */
export async function spool(): Promise<Omit<FoundFiles, 'source' | 'watch'>> {
  const { fd, path, close } = openSpool();
  try {
    await keep(fd);
    const start = head(path);
    if (start === '') throw new InputError('standard input is empty');
    if (magic.some((bytes) => start.startsWith(bytes)))
      throw new InputError(
        'standard input must be CSV, JSONL, NPY or Arrow; got Parquet or something compressed',
      );
    const format = arrayFormat(start) ?? (/^\s*[{[]/.test(start) ? 'jsonl' : 'csv');
    return { paths: [path], format, dispose: close };
  } catch (error) {
    close();
    throw error;
  }
}

interface Spool {
  readonly fd: number;
  readonly path: string;
  readonly close: () => void;
}

/** An empty file without a name, which goes when the process ends in whatever way; the number of the open file is its path. */
function openSpool(): Spool {
  sweep(tmpdir());
  const named = join(tmpdir(), ownName('input'));
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
    throw failure(error);
  }
}

async function keep(fd: number): Promise<void> {
  const file = createWriteStream('', { fd, autoClose: false });
  await interruptible(async () => {
    try {
      await pipeline(process.stdin, file, { signal: ending });
    } catch (error) {
      throw failure(error);
    }
  });
}

const failure = (error: unknown): InputError =>
  new InputError(
    `standard input cannot be read, or not be kept in ${tmpdir()} (TMPDIR names another folder); ${(error as Error).message}`,
  );
