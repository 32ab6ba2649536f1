import { createReadStream } from 'node:fs';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { InputError } from '../../process/errors.ts';
import { ending, interruptible } from '../../process/signals.ts';
import { checkComplete } from './check-complete.ts';
import { compressionOf } from './compression.ts';
import { type Encoding, encodingNamed, markedEncoding } from './encodings.ts';
import type { FoundFiles } from './found-files.ts';
import { readStart } from './head.ts';
import { openSpool, type SpoolFile } from './spool-file.ts';

/** Text files as UTF-8. Files of another encoding are copied to temporary files in UTF-8. */
export async function recodeAll(
  paths: readonly string[],
  encoding: string | undefined,
): Promise<Pick<FoundFiles, 'paths' | 'originals' | 'dispose'>> {
  const written: SpoolFile[] = [];
  const dispose = (): void => written.forEach(({ close }) => close());
  const read: string[] = [];
  try {
    for (const path of paths) {
      const copy = await recode(path, path, encoding);
      if (copy) written.push(copy);
      read.push(copy?.path ?? path);
    }
  } catch (error) {
    dispose();
    throw error;
  }
  return { paths: read, originals: paths, dispose };
}

/** A temporary copy of a file in UTF-8, without compression; undefined where the file itself can be read. */
export async function recode(
  path: string,
  name: string,
  given: string | undefined,
): Promise<SpoolFile | undefined> {
  const start = startOf(path);
  const encoding = encodingOf(start, name, given);
  if (!encoding) return undefined;
  if (compressionOf(path) === 'zstd')
    throw new InputError(
      `${name}: text of the encoding ${encoding.name} is read plain or from .gz; unpack the file first`,
    );
  // The readable part of a truncated file would be taken for the whole file.
  if (compressionOf(path) === 'gzip') await checkComplete([path]);
  const copy = openSpool();
  try {
    await write(path, name, encoding, copy);
    return copy;
  } catch (error) {
    copy.close();
    throw error;
  }
}

/** The encoding of a text that must be copied; undefined for UTF-8 that DuckDB reads. */
function encodingOf(
  start: Uint8Array,
  name: string,
  given: string | undefined,
): Encoding | undefined {
  const marked = markedEncoding(start);
  const own = given === undefined ? marked : encodingNamed(given, start).name;
  if (own !== undefined && !/^utf-?8(-sig)?$/i.test(own)) return encodingNamed(own, start);
  // DuckDB accepts a byte order mark before a CSV header, but not before JSON.
  const isJson = marked === 'utf-8' && /^\s*[{[]/.test(Buffer.from(start.subarray(3)).toString());
  if (isJson) return encodingNamed('utf-8', start);
  if (marked === undefined) refuseZeros(start, name);
  return undefined;
}

/** Throws InputError for text that looks like UTF-16 without a mark. */
function refuseZeros(start: Uint8Array, name: string): void {
  const zero = start.indexOf(0);
  if (zero >= 0 && zero < 2)
    throw new InputError(
      `${name} holds zero bytes, and is not UTF-8: say --encoding ${zero === 1 ? 'utf-16le' : 'utf-16be'}`,
    );
}

/** The first bytes of a text, unpacked from gzip; empty for zstd. */
function startOf(path: string): Uint8Array {
  const start = readStart(path, 4096);
  const compression = compressionOf(path);
  if (compression === undefined) return start;
  if (compression === 'zstd') return new Uint8Array();
  try {
    return gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    // The error comes when the file is read.
    return new Uint8Array();
  }
}

async function write(
  path: string,
  name: string,
  encoding: Encoding,
  { write: add }: SpoolFile,
): Promise<void> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  const text = compressionOf(path) === 'gzip' ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => text.destroy(error));
  await interruptible(async () => {
    try {
      // A pipeline would close the copy on an error.
      for await (const part of text as AsyncIterable<Uint8Array>) {
        ending.throwIfAborted();
        add(encoding.decode(part));
      }
      add(encoding.decode());
    } catch (error) {
      if (error instanceof InputError) throw error;
      const { code, message } = error as NodeJS.ErrnoException;
      throw new InputError(
        code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
          ? `${name} holds bytes that are not ${encoding.name}: say another --encoding`
          : `${name} cannot be copied as UTF-8; ${message}`,
      );
    }
  });
}
