import { existsSync, statSync } from 'node:fs';
import { InputError } from '../../process/errors.ts';
import { checkFile, identityOf } from './check-file.ts';
import { checkCompression } from './compression.ts';
import { type Format, formatOf, isTextFormat } from './formats.ts';
import { type Parts, partsIn } from './folder.ts';
import type { FoundFiles } from './found-files.ts';
import { recodeAll } from './recode.ts';
import { refuseRemote } from './remote.ts';
import { spool } from './standard-input.ts';
import { Watch } from './watch.ts';

/** The paths that a pattern matches, sorted. */
export type Glob = (pattern: string) => Promise<readonly string[]>;

/** Finds the files of names, folders, globs and `-`. Throws InputError for no file, for an unknown format, and for several formats. */
export async function findFiles(
  names: readonly string[],
  glob: Glob,
  encoding?: string,
): Promise<FoundFiles> {
  const watch = new Watch();
  if (names.includes('-')) {
    if (names.length > 1)
      throw new InputError('standard input (-) must come alone, without other files');
    return { source: 'standard input', watch, ...(await spool(encoding)) };
  }
  const all: string[] = [];
  const keys = new Set<string>();
  for (const name of names) {
    const found = await expand(name, glob);
    all.push(...found.paths);
    keys.add(found.keys.join('/'));
  }
  if (keys.size > 1)
    throw new InputError('folders must all have the same keys (KEY=VALUE) in their inner folders');
  for (const path of all) watch.add(path);
  try {
    for (const path of all) checkFile(path);
    const paths = [...new Map(all.map((path) => [identityOf(path), path])).values()];
    const format = formatFor(paths);
    const hasKeys = [...keys][0] !== '';
    const found = { paths, format, source: names.join(' '), watch, hasKeys };
    return isTextFormat(format)
      ? { ...found, ...(await recodeAll(paths, encoding)) }
      : { ...found, dispose: () => {} };
  } catch (error) {
    // If a file changed meanwhile, that is the error.
    watch.check();
    throw error;
  }
}

/** The one format of all files. Throws InputError for several formats, for empty files, and for a wrong compression. */
function formatFor(paths: readonly string[]): Format {
  const formats = new Set(paths.map(formatOf));
  if (formats.size > 1)
    throw new InputError(`the files must all have one format; got ${[...formats].join(' and ')}`);
  const empty = paths.find((path) => statSync(path).size === 0);
  if (empty !== undefined) throw new InputError(`${empty} is empty`);
  const format = [...formats][0]!;
  if (isTextFormat(format)) for (const path of paths) checkCompression(path);
  return format;
}

async function expand(name: string, glob: Glob): Promise<Parts> {
  if (existsSync(name))
    return statSync(name).isDirectory() ? partsIn(name) : { paths: [name], keys: [] };
  refuseRemote(name);
  const isGlob = /[*?[]/.test(name);
  const paths = isGlob ? await glob(name) : [];
  if (paths.length === 0)
    throw new InputError(isGlob ? `no file matches ${name}` : `there is no file ${name}`);
  return { paths, keys: [] };
}
