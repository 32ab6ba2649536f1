import { InputError } from '../../process/errors.ts';
import { readStart } from './head.ts';

/** The compression of a text file. */
export type Compression = 'gzip' | 'zstd';

/** The compression by the name of a file. */
export function compressionOf(path: string): Compression | undefined {
  if (/\.gz$/i.test(path)) return 'gzip';
  return /\.(zst|zstd)$/i.test(path) ? 'zstd' : undefined;
}

/** The compression by the first bytes of a file. A zstd file may begin with one of 16 kinds of frames that decoders skip. */
function compressionIn(start: Buffer): Compression | undefined {
  const hex = start.toString('hex', 0, 4);
  if (hex.startsWith('1f8b')) return 'gzip';
  return /^(28b52ffd|5.2a4d18)/.test(hex) ? 'zstd' : undefined;
}

/** Throws InputError for a file that is not compressed as its name says. */
export function checkCompression(path: string): void {
  const named = compressionOf(path);
  const found = compressionIn(readStart(path, 4));
  if (named === found) return;
  throw new InputError(
    named === undefined
      ? `${path} is compressed with ${found}: its name must end in ${found === 'gzip' ? '.gz' : '.zst'} as well`
      : `${path}: a file of this name must be compressed with ${named}; it ${found === undefined ? 'is not' : `is compressed with ${found}`}`,
  );
}
