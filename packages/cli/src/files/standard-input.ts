import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InputError } from '../errors.ts';
import { arrayFormat } from './formats.ts';
import { head } from './head.ts';
import type { Inputs } from './inputs.ts';

/** How Parquet, gzip and zstd begin. */
const magic = ['PAR1', '\x1f\x8b', '\x28\xb5\x2f\xfd'];

/** Standard input as a file, since it is read twice: once for its columns, once for its rows. */
export async function spool(): Promise<Omit<Inputs, 'source'>> {
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
  const isPacked = magic.some((bytes) => start.startsWith(bytes));
  if (isPacked || start === '') {
    remove();
    throw new InputError(
      isPacked
        ? 'standard input must be CSV, JSONL, NPY or Arrow; got Parquet or something compressed'
        : 'standard input is empty',
    );
  }
  const format = arrayFormat(start) ?? (/^\s*[{[]/.test(start) ? 'jsonl' : 'csv');
  return { paths: [path], format, dispose: remove };
}
