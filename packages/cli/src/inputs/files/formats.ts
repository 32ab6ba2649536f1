import { statSync } from 'node:fs';
import { InputError } from '../../process/errors.ts';
import { compressionOf } from './compression.ts';
import { head } from './head.ts';

/** DuckDB reads tables and text. Text may be compressed. The library reads arrays without DuckDB. */
const formats = {
  parquet: { kind: 'table', endings: ['.parquet', '.pq'] },
  npy: { kind: 'arrays', endings: ['.npy'] },
  npz: { kind: 'arrays', endings: ['.npz'] },
  arrow: { kind: 'arrays', endings: ['.arrow', '.arrows', '.feather', '.ipc'] },
  csv: { kind: 'text', endings: ['.csv'] },
  tsv: { kind: 'text', endings: ['.tsv', '.tab'] },
  jsonl: { kind: 'text', endings: ['.jsonl', '.ndjson', '.json'] },
} as const;

type Formats = typeof formats;
export type Format = keyof Formats;
/** Formats of arrays. */
export type ArrayFormat = {
  [F in Format]: Formats[F]['kind'] extends 'arrays' ? F : never;
}[Format];
/** Formats that DuckDB reads. */
export type TableFormat = Exclude<Format, ArrayFormat>;

/** Each ending of the names of files, with its format. */
const endings = (Object.keys(formats) as Format[]).flatMap((format) =>
  formats[format].endings.map((ending): [string, Format] => [ending, format]),
);

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

/** The name of each format of arrays in errors. The arrays of NPZ are NPY files. */
export const arrayNames: Readonly<Record<ArrayFormat, 'NPY' | 'Arrow'>> = {
  npy: 'NPY',
  npz: 'NPY',
  arrow: 'Arrow',
};

export const isArrayFormat = (format: Format): format is ArrayFormat =>
  formats[format].kind === 'arrays';

/** The formats of text, which may be compressed. */
export const isTextFormat = (format: Format): boolean => formats[format].kind === 'text';

export function formatOf(path: string): Format {
  const detected = statSync(path).isFile() ? arrayFormat(head(path)) : undefined;
  if (detected) return detected;
  const isCompressed = compressionOf(path) !== undefined;
  const plain = isCompressed ? path.slice(0, path.lastIndexOf('.')) : path;
  const found = endings.find(([ending]) => plain.toLowerCase().endsWith(ending));
  if (!found)
    throw new InputError(
      `${path}: a file must end in ${listed(false)}, or in ${listed(true)}, perhaps with .gz or .zst after it`,
    );
  const [, format] = found;
  if (format === 'parquet' && isCompressed)
    throw new InputError(`${path}: Parquet is compressed inside; unpack the file first`);
  if (isArrayFormat(format) && isCompressed)
    throw new InputError(`${path}: compressed arrays are not read; unpack the file first`);
  return format;
}

const listed = (areTexts: boolean): string =>
  endings
    .filter(([, format]) => isTextFormat(format) === areTexts)
    .map(([ending]) => ending)
    .join(', ');
