import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { InputError } from '../../process/errors.ts';

/** Decompresses a gzip file to its end, with the checksum of each of its members. Throws InputError where it is cut short or damaged. */
export async function checkGzip(path: string, signal: AbortSignal): Promise<void> {
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  const text = createGunzip({ chunkSize: 1 << 16 });
  const nowhere = new Writable({ write: (_, __, done) => done() });
  try {
    await pipeline(file, text, nowhere, { signal });
  } catch (error) {
    if (signal.aborted) return;
    throw new InputError(
      `${path}: the gzip file is cut short or damaged (${(error as Error).message})`,
    );
  }
  // Zeros behind a member end the decompression, and what follows the zeros is not read.
  const left = file.bytesRead - text.bytesWritten;
  if (left > 0)
    throw new InputError(
      `${path}: the gzip file is damaged: ${left} bytes follow the end of its last member`,
    );
}
