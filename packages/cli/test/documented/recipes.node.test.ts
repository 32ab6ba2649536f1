import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, rightly } from '../command.ts';
import { wordsOf } from './words-of.ts';

/* The recipes of docs/command.md, the guides, docs/start.md and the example of the command's README: their files, their commands, the output of the
   commands, and the exit status where a page shows it. */

const isFile = (word: string): boolean => /^[\w-]+\.(csv|jsonl|json|html)$/.test(word);

const root = new URL('../../../../', import.meta.url);

const guides = readdirSync(new URL('docs/guides/', root)).map((name) => `docs/guides/${name}`);
/** Guides that use only programs, and not the command. */
const ofPrograms = new Set(
  ['program', 'training', 'own-metrics'].map((name) => `docs/guides/${name}.md`),
);

const pages: readonly (readonly [name: string, most: number])[] = [
  ['docs/command.md', 20],
  ['packages/cli/README.md', 0],
  ['docs/start.md', 2],
  ...guides.filter((name) => !ofPrograms.has(name)).map((name) => [name, 1] as const),
];

describe.each(pages)('%s', (name, most) => {
  const page = readFileSync(new URL(name, root), 'utf8');
  const own = folder();
  for (const [, file, text] of page.matchAll(/^`([\w.-]+)`\n\n```\w+\n([^]*?)```/gm))
    writeFileSync(join(own, file!), text!);

  /** The blocks of commands. Each command has its output and, if the page shows it, the exit status. */
  const blocks = Array.from(page.matchAll(/```console\n([^]*?)```/g), ([, block]) =>
    block!
      .split(/^\$ npx rightly /m)
      .slice(1)
      .map((part) => {
        const [shown, status] = part.split(/^\$ echo \$\?\n/m) as [string, string?];
        const end = shown.indexOf('\n');
        return [shown.slice(0, end), shown.slice(end + 1), status?.trim()] as const;
      }),
  );

  test(`there are more than ${most}`, () => {
    expect(blocks.length).toBeGreaterThan(most);
  });

  test.each(blocks.map((block) => [block[0]![0], block] as const))('%s', async (_, block) => {
    for (const [line, printed, ended] of block) {
      const args = wordsOf(line).map((word) => (isFile(word) ? join(own, word) : word));
      const { stdout, stderr, status } = await rightly(...args);
      expect(`${stdout}${stderr}`.replaceAll(`${own}/`, '')).toBe(printed);
      expect(String(status)).toBe(ended ?? String(status));
    }
  });
});
