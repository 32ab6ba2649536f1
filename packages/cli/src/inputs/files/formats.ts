import { statSync } from 'node:fs';
import { InputError } from '../../process/errors.ts';
import { compressionOf } from './compression.ts';
import { head } from './head.ts';

/** Formats that DuckDB reads. */
export type TableFormat = 'parquet' | 'csv' | 'tsv' | 'jsonl';
/** Formats of arrays, which the library reads without DuckDB. */
export type ArrayFormat = 'npy' | 'npz' | 'arrow';
export type Format = TableFormat | ArrayFormat;

const endings: readonly [RegExp, Format][] = [
  [/\.(parquet|pq)$/i, 'parquet'],
  [/\.csv$/i, 'csv'],
  [/\.(tsv|tab)$/i, 'tsv'],
  [/\.(jsonl|ndjson|json)$/i, 'jsonl'],
  [/\.npy$/i, 'npy'],
  [/\.npz$/i, 'npz'],
  [/\.(arrow|arrows|feather|ipc)$/i, 'arrow'],
];

/** The first bytes of each format. Feather version 1 is in the list so that its error can name it. No text begins like an Arrow stream. */
const starts: readonly [string, ArrayFormat][] = [
  ['\x93NUMPY', 'npy'],
  ['PK\x03\x04', 'npz'],
  // An archive without members.
  ['PK\x05\x06', 'npz'],
  ['ARROW1', 'arrow'],
  ['FEA1', 'arrow'],
  ['\xFF\xFF\xFF\xFF', 'arrow'],
];

/** The format of an array file by its first bytes; undefined for other files. */
export const arrayFormat = (start: string): ArrayFormat | undefined =>
  starts.find(([magic]) => start.startsWith(magic))?.[1];

export const isArrayFormat = (format: Format): format is ArrayFormat =>
  format === 'npy' || format === 'npz' || format === 'arrow';

/** The formats of text, which may be compressed. */
export const isTextFormat = (format: Format): boolean =>
  format === 'csv' || format === 'tsv' || format === 'jsonl';

export function formatOf(path: string): Format {
  const told = statSync(path).isFile() ? arrayFormat(head(path)) : undefined;
  if (told) return told;
  const isCompressed = compressionOf(path) !== undefined;
  const plain = isCompressed ? path.slice(0, path.lastIndexOf('.')) : path;
  const found = endings.find(([ending]) => ending.test(plain));
  if (!found)
    throw new InputError(
      `${path}: a file must end in .parquet, .npy, .npz, .arrow, .feather, .csv, .tsv, .jsonl (and .gz or .zst after the last three)`,
    );
  const [, format] = found;
  if (format === 'parquet' && isCompressed)
    throw new InputError(`${path}: Parquet is compressed inside; unpack the file first`);
  if (isArrayFormat(format) && isCompressed)
    throw new InputError(`${path}: compressed arrays are not read; unpack the file first`);
  return format;
}
