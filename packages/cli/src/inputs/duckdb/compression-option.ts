import { InputError } from '../../process/errors.ts';
import { compressionOf } from '../files/compression.ts';

/**
 * The option of a table function that says how its files are compressed, or nothing where DuckDB sees that by itself. DuckDB knows the endings
 * .gz and .zst only, in small letters, and the option holds for all files of a table.
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
