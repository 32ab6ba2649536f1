import { ending } from '../../process/signals.ts';
import { checkGzip } from './check-gzip.ts';
import { checkZeros } from './check-zeros.ts';
import { checkZstd } from './check-zstd.ts';
import { compressionOf } from './compression.ts';

/** How many files are checked at once: as many as Node has threads for decompression. */
const AT_ONCE = 4;

const checks = { gzip: checkGzip, zstd: checkZstd, none: checkZeros };

/**
 * Reads compressed files to their ends, and looks at the ends of the other files. Throws InputError for a file that is cut short or damaged:
 * DuckDB would take what it can read of the file for the whole file.
 */
export async function checkWhole(paths: readonly string[]): Promise<void> {
  const left = [...paths];
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ending]);
  const work = async (): Promise<void> => {
    while (left.length > 0 && !signal.aborted) {
      const path = left.shift()!;
      await checks[compressionOf(path) ?? 'none'](path, signal);
    }
  };
  // After an error nobody waits for the other files.
  await Promise.all(Array.from({ length: AT_ONCE }, work)).finally(() => stop.abort());
}
