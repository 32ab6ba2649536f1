import { statSync } from 'node:fs';
import type { CommandOptions } from '../../commands/command-line.ts';
import { arrayFormat } from './formats.ts';
import { head } from './head.ts';
import type { Glob } from './find-files.ts';

/** The inputs that a command line names: files, and standard input by its number. Globs are not among them. */
export function namedInputs(
  names: readonly string[],
  { yTrue, sampleWeight, by = [] }: Pick<CommandOptions, 'yTrue' | 'sampleWeight' | 'by'>,
): (string | number)[] {
  const columns = [yTrue, sampleWeight, ...by.flatMap((list) => [list, ...list.split(',')])];
  return [
    ...names.map((name) => (name === '-' ? 0 : name)),
    ...columns
      .filter((name) => typeof name === 'string')
      .map((name) => name.trim())
      .filter(isNpy),
  ];
}

/** Columns are names of files where these are NPY. */
function isNpy(name: string): boolean {
  try {
    if (!statSync(name).isFile()) return false;
    // What the name tells needs no look into the file.
    return name.endsWith('.npy') || arrayFormat(head(name)) === 'npy';
  } catch {
    return false;
  }
}

/** The files that SQL may read: whatever stands in quotes may be the name of one, or a pattern. */
export async function quotedInputs(sql: string, glob: Glob): Promise<string[]> {
  const quoted = Array.from(
    sql.matchAll(/'((?:[^']|'')*)'|"((?:[^"]|"")*)"/g),
    ([, text = '', name = '']) => text.replaceAll("''", "'") || name.replaceAll('""', '"'),
  );
  const patterns = quoted.filter((text) => /[*?[]/.test(text));
  return [...quoted, ...(await Promise.all(patterns.map(glob))).flat()];
}
