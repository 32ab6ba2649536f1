import { readFileSync } from 'node:fs';

export const root = new URL('../../../../', import.meta.url);
export const page = readFileSync(new URL('docs/command.md', root), 'utf8');

/** The text under a heading, to the next one of the same level or a higher one. */
export function chapter(heading: string, text = page): string {
  const [level] = /^#+/.exec(heading)!;
  const [, found] = text.split(`\n${heading}\n`);
  if (found === undefined) throw new Error(`there is no chapter ${heading}`);
  return found.split(new RegExp(`^#{1,${level.length}} `, 'm'))[0]!;
}

/** The cells of all tables, without their heads. */
export const rowsOf = (text: string): string[][] =>
  Array.from(text.matchAll(/^\|.*\|$/gm), ([line]) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  ).filter((cells, i, all) => !isRule(cells) && !isRule(all[i + 1]));

const isRule = (cells: readonly string[] | undefined): boolean =>
  cells !== undefined && cells.every((cell) => /^:?-+:?$/.test(cell));

/** The texts in backticks. */
export const codeIn = (cell: string): string[] =>
  Array.from(cell.matchAll(/`([^`]+)`/g), ([, it]) => it!);
