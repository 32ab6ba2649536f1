import { ending } from '../../process/signals.ts';
import { checkGzip } from './check-gzip.ts';
import { checkZeros } from './check-zeros.ts';
import { checkZstd } from './check-zstd.ts';
import { compressionOf } from './compression.ts';

/** The number of files that are checked at once: Node has as many threads for decompression. */
const AT_ONCE = 4;

const checks = { gzip: checkGzip, zstd: checkZstd, none: checkZeros };

/**
 * Reads compressed files to their ends, and checks the last byte of other files. Throws InputError for a truncated or damaged file: DuckDB would
 * take the readable part for the whole file.
 */
export async function checkComplete(paths: readonly string[]): Promise<void> {
  const left = [...paths];
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ending]);
  const work = async (): Promise<void> => {
    while (left.length > 0 && !signal.aborted) {
      const path = left.shift()!;
      await checks[compressionOf(path) ?? 'none'](path, signal);
    }
  };
  // After an error the other checks stop.
  await Promise.all(Array.from({ length: AT_ONCE }, work)).finally(() => stop.abort());
}
