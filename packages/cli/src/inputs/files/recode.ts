import { createReadStream } from 'node:fs';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { InputError } from '../../process/errors.ts';
import { ending, interruptible } from '../../process/signals.ts';
import { checkWhole } from './check-whole.ts';
import { compressionOf } from './compression.ts';
import { type Encoding, encodingNamed, markedEncoding } from './encodings.ts';
import type { FoundFiles } from './found-files.ts';
import { readStart } from './head.ts';
import { openSpool, type SpoolFile } from './spool-file.ts';

/** Text files as UTF-8: those of another encoding are written anew. */
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

/** The text of a file as UTF-8, unpacked, in a file of this process; undefined where the file can be read as it is. */
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
  // What is left of a packed file would be read for the whole file.
  if (compressionOf(path) === 'gzip') await checkWhole([path]);
  const copy = openSpool();
  try {
    await write(path, name, encoding, copy);
    return copy;
  } catch (error) {
    copy.close();
    throw error;
  }
}

/** The encoding from which a text is to be written anew; undefined for UTF-8 that DuckDB reads. */
function encodingOf(
  start: Uint8Array,
  name: string,
  given: string | undefined,
): Encoding | undefined {
  const marked = markedEncoding(start);
  const own = given === undefined ? marked : encodingNamed(given, start).name;
  if (own !== undefined && !/^utf-?8(-sig)?$/i.test(own)) return encodingNamed(own, start);
  // DuckDB takes the mark of UTF-8 before a header, and not before JSON.
  const isJson = marked === 'utf-8' && /^\s*[{[]/.test(Buffer.from(start.subarray(3)).toString());
  if (isJson) return encodingNamed('utf-8', start);
  if (marked === undefined) refuseZeros(start, name);
  return undefined;
}

/** Throws InputError for text that has zeros as UTF-16 has them. */
function refuseZeros(start: Uint8Array, name: string): void {
  const zero = start.indexOf(0);
  if (zero >= 0 && zero < 2)
    throw new InputError(
      `${name} holds zero bytes, and is no UTF-8: say --encoding ${zero === 1 ? 'utf-16le' : 'utf-16be'}`,
    );
}

/** The first bytes of a text, unpacked from gzip. Those of a zstd file are not known. */
function startOf(path: string): Uint8Array {
  const start = readStart(path, 4096);
  const compression = compressionOf(path);
  if (compression === undefined) return start;
  if (compression === 'zstd') return new Uint8Array();
  try {
    return gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    // What is wrong with the file is said where it is read.
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
      // A stream would close the copy where it fails.
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
          ? `${name} holds bytes that ${encoding.name} has not: say another --encoding`
          : `${name} cannot be written anew as UTF-8; ${message}`,
      );
    }
  });
}
