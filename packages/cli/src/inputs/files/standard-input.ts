import { addAbortSignal } from 'node:stream';
import { InputError } from '../../process/errors.ts';
import { ending, interruptible } from '../../process/signals.ts';
import { arrayFormat } from './formats.ts';
import type { FoundFiles } from './found-files.ts';
import { head } from './head.ts';
import { recode } from './recode.ts';
import { openSpool } from './spool-file.ts';

/** The first bytes of Parquet, gzip and zstd. */
const magic = ['PAR1', '\x1f\x8b', '\x28\xb5\x2f\xfd'];

/** Copies standard input to a temporary file, because it is read twice: for its columns, and for its rows. */
export async function spool(
  encoding: string | undefined,
): Promise<Omit<FoundFiles, 'source' | 'watch'>> {
  const { path, write, close } = openSpool();
  try {
    await copyInput(write);
    const start = head(path);
    if (start === '') throw new InputError('standard input is empty');
    if (magic.some((bytes) => start.startsWith(bytes)))
      throw new InputError(
        'standard input must be CSV, JSONL, NPY or Arrow; got Parquet or compressed data',
      );
    const array = arrayFormat(start);
    const originals = ['standard input'];
    if (array) return { paths: [path], originals, format: array, dispose: close };
    const recoded = await recode(path, originals[0]!, encoding);
    const read = recoded?.path ?? path;
    const format = /^\s*[{[]/.test(head(read)) ? 'jsonl' : 'csv';
    const dispose = (): void => {
      recoded?.close();
      close();
    };
    return { paths: [read], originals, format, dispose };
  } catch (error) {
    close();
    throw error;
  }
}

async function copyInput(write: (bytes: Uint8Array) => void): Promise<void> {
  await interruptible(async () => {
    try {
      for await (const bytes of addAbortSignal(ending, process.stdin) as AsyncIterable<Buffer>)
        write(bytes);
    } catch (error) {
      throw error instanceof InputError
        ? error
        : new InputError(`standard input cannot be read; ${(error as Error).message}`);
    }
  });
}
