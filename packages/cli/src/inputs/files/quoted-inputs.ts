import type { Glob } from './find-files.ts';

/** The files that SQL may read: whatever stands in quotes may be the name of one, or a pattern. */
export async function quotedInputs(sql: string, glob: Glob): Promise<string[]> {
  const quoted = Array.from(
    sql.matchAll(/'((?:[^']|'')*)'|"((?:[^"]|"")*)"/g),
    ([, text = '', name = '']) => text.replaceAll("''", "'") || name.replaceAll('""', '"'),
  );
  const patterns = quoted.filter((text) => /[*?[]/.test(text));
  return [...quoted, ...(await Promise.all(patterns.map(glob))).flat()];
}
