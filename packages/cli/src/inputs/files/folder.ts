import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../process/errors.ts';

/** The files in a folder of part files. */
export interface Parts {
  readonly paths: readonly string[];
  /** The keys that the names of inner folders have, as in `day=2026-03-01`; the same for all files. */
  readonly keys: readonly string[];
}

/** The deepest nesting of folders. */
const deepest = 32;

/**
 * Finds the part files of a folder and of its inner folders called KEY=VALUE, sorted. Names that begin with a dot or `_` are left out: `_SUCCESS`,
 * `_metadata`, checksums. Throws InputError for inner folders of other names, for keys that differ, and for tables whose log lists the valid files.
 */
export function partsIn(folder: string): Parts {
  const found: { readonly path: string; readonly keys: readonly string[] }[] = [];
  const visit = (path: string, keys: readonly string[]): void => {
    if (keys.length > deepest)
      throw new InputError(
        `${folder}: folders may nest ${deepest} levels deep; here they nest deeper`,
      );
    for (const entry of readdirSync(path, { withFileTypes: true }).sort(byName)) {
      const own = join(path, entry.name);
      if (logs.has(entry.name)) throw ofTable(path, entry.name);
      if (/^[._]/.test(entry.name)) continue;
      if (!isFolder(entry, own)) {
        found.push({ path: own, keys });
        continue;
      }
      const [, key] = /^([^=]+)=/.exec(entry.name) ?? [];
      if (key === undefined)
        throw new InputError(
          `${own} is a folder in a folder, and is not called KEY=VALUE: name the files, as in '${join(folder, '*', '*')}'`,
        );
      visit(own, [...keys, key]);
    }
  };
  visit(folder, []);
  const [first] = found;
  if (!first) throw new InputError(`${folder} holds no files to read`);
  const other = found.find(({ keys }) => keys.join('/') !== first.keys.join('/'));
  if (other)
    throw new InputError(
      `${folder}: all files must lie in folders of the same keys; ${first.path} and ${other.path} do not`,
    );
  return { paths: found.map(({ path }) => path), keys: first.keys };
}

/** The logs of table formats that keep outdated files. */
const logs: ReadonlySet<string> = new Set(['_delta_log', '.hoodie']);

const ofTable = (path: string, log: string): InputError =>
  new InputError(
    `${path} is a ${log === '.hoodie' ? 'Hudi' : 'Delta'} table, whose log says which of its files count: say --engine URL for an engine that reads the table`,
  );

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : 1;

/** Whether an entry is a folder, or a link to one. */
const isFolder = (entry: Dirent, path: string): boolean =>
  entry.isSymbolicLink()
    ? statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
    : entry.isDirectory();
