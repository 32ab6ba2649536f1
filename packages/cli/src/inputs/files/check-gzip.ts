import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { InputError } from '../../process/errors.ts';

/** Decompresses a gzip file to its end, and compares the checksum of each member. Throws InputError for a truncated or damaged file. */
export async function checkGzip(path: string, signal: AbortSignal): Promise<void> {
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  const text = createGunzip({ chunkSize: 1 << 16 });
  const nowhere = new Writable({ write: (_, __, done) => done() });
  try {
    await pipeline(file, text, nowhere, { signal });
  } catch (error) {
    if (signal.aborted) return;
    throw new InputError(
      `${path}: the gzip file is truncated or damaged (${(error as Error).message})`,
    );
  }
  // Zeros behind a member end the decompression, and bytes behind the zeros are not read.
  const left = file.bytesRead - text.bytesWritten;
  if (left > 0)
    throw new InputError(
      `${path}: the gzip file is damaged: ${left} bytes follow the end of its last member`,
    );
}
