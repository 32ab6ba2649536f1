import { statSync } from 'node:fs';
import { InputError } from '../errors.ts';
import { head } from './head.ts';

/** Formats that DuckDB reads. */
export type TableFormat = 'parquet' | 'csv' | 'tsv' | 'jsonl';
/** Formats whose bytes are what the library reads. */
export type ArrayFormat = 'npy' | 'arrow';
export type Format = TableFormat | ArrayFormat;

const endings: readonly [RegExp, Format][] = [
  [/\.(parquet|pq)$/i, 'parquet'],
  [/\.csv$/i, 'csv'],
  [/\.(tsv|tab)$/i, 'tsv'],
  [/\.(jsonl|ndjson|json)$/i, 'jsonl'],
  [/\.npy$/i, 'npy'],
  [/\.(arrow|arrows|feather|ipc)$/i, 'arrow'],
];

/** Arrow's files begin with their name (Feather's first version with its own), its streams with a mark that no text has. */
const starts: readonly [string, ArrayFormat][] = [
  ['\x93NUMPY', 'npy'],
  ['ARROW1', 'arrow'],
  ['FEA1', 'arrow'],
  ['\xFF\xFF\xFF\xFF', 'arrow'],
];

/** The format of arrays that a file's first bytes tell. */
export const arrayFormat = (start: string): ArrayFormat | undefined =>
  starts.find(([magic]) => start.startsWith(magic))?.[1];

export const isArrayFormat = (format: Format): format is ArrayFormat =>
  format === 'npy' || format === 'arrow';

export function formatOf(path: string): Format {
  const told = statSync(path).isFile() ? arrayFormat(head(path)) : undefined;
  if (told) return told;
  const plain = path.replace(/\.(gz|zst|zstd)$/i, '');
  const found = endings.find(([ending]) => ending.test(plain));
  if (!found)
    throw new InputError(
      `${path}: a file must end in .parquet, .npy, .arrow, .feather, .csv, .tsv, .jsonl (and .gz or .zst after the last three)`,
    );
  const [, format] = found;
  if (format === 'parquet' && plain !== path)
    throw new InputError(`${path}: Parquet is compressed inside; unpack the file first`);
  if (isArrayFormat(format) && plain !== path)
    throw new InputError(`${path}: arrays are read as they are; unpack the file first`);
  return format;
}
