import { homedir } from 'node:os';
import type { Glob } from './find-files.ts';

/** The files that SQL may read. Each quoted text may be a file name or a glob. */
export async function quotedInputs(sql: string, glob: Glob): Promise<string[]> {
  const quoted = Array.from(
    sql.matchAll(/'((?:[^']|'')*)'|"((?:[^"]|"")*)"/g),
    ([, text = '', name = '']) => text.replaceAll("''", "'") || name.replaceAll('""', '"'),
    // In SQL, DuckDB replaces a ~ at the start by the home folder.
  ).map((text) => (text.startsWith('~') ? homedir() + text.slice(1) : text));
  const patterns = quoted.filter((text) => /[*?[]/.test(text));
  return [...quoted, ...(await Promise.all(patterns.map(glob))).flat()];
}
