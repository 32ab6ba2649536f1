import { InputError } from '../../process/errors.ts';
import { compressionOf } from '../files/compression.ts';

/**
 * The option of a table function for the compression of its files; empty where DuckDB recognises it by the file name. DuckDB knows only the endings
 * .gz and .zst in small letters. The option holds for all files of a table.
 */
export function compressionOption(paths: readonly string[]): string {
  const [first, ...others] = new Set(paths.map(compressionOf));
  if (others.length === 0) return first === undefined ? '' : `, compression = '${first}'`;
  const unknown = paths.find((path) => compressionOf(path) && !/\.(gz|zst)$/.test(path));
  if (unknown === undefined) return '';
  throw new InputError(
    `${unknown}: among files that are not all compressed alike, a name must end in .gz or .zst, in small letters`,
  );
}
