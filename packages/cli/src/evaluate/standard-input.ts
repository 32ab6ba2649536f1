import { closeSync, createWriteStream, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InputError } from '../errors.ts';

/** How Parquet, gzip and zstd begin. */
const magic = ['PAR1', '\x1f\x8b', '\x28\xb5\x2f\xfd'];

/** Standard input as a file, since it is read twice: once for its columns, once for its rows. */
export async function spool(): Promise<{ path: string; folder: string; format: 'csv' | 'jsonl' }> {
  const folder = mkdtempSync(join(tmpdir(), 'rightly-'));
  const path = join(folder, 'standard-input');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('SIGINT', () => {
    remove();
    process.exit(130);
  });
  try {
    await pipeline(process.stdin, createWriteStream(path));
  } catch (error) {
    remove();
    throw new InputError(`standard input cannot be kept in ${folder}; ${(error as Error).message}`);
  }
  const start = head(path);
  if (magic.some((bytes) => start.startsWith(bytes))) {
    remove();
    throw new InputError(
      'standard input must be CSV or JSONL; got Parquet or something compressed',
    );
  }
  return { path, folder, format: /^\s*[{[]/.test(start) ? 'jsonl' : 'csv' };
}

/** The first bytes of a file. */
export function head(path: string): string {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(4096);
  const length = readSync(file, bytes);
  closeSync(file);
  return bytes.toString('latin1', 0, length);
}
