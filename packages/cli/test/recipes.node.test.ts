import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, rightly } from './command.ts';

/* The recipes of docs/command.md: their files, their commands, and what these print. */

const page = readFileSync(new URL('../../../docs/command.md', import.meta.url), 'utf8');
const own = folder();
for (const [, name, text] of page.matchAll(/^`([\w.-]+)`\n\n```\w+\n([^]*?)```/gm))
  writeFileSync(join(own, name!), text!);

/** The words of a command line, as a shell has them. */
const wordsOf = (line: string): string[] =>
  Array.from(line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g), ([, a, b, c]) => a ?? b ?? c!);

const isFile = (word: string): boolean => /^[\w-]+\.(csv|jsonl|json)$/.test(word);

/** Each block of commands, with what each command prints. */
const blocks = Array.from(page.matchAll(/```console\n([^]*?)```/g), ([, block]) =>
  block!
    .split(/^\$ npx rightly /m)
    .slice(1)
    .map(
      (part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)] as const,
    ),
);

test('there are more than twenty', () => {
  expect(blocks.length).toBeGreaterThan(20);
});

test.each(blocks.map((block) => [block[0]![0], block] as const))('%s', async (_, block) => {
  for (const [line, printed] of block) {
    const args = wordsOf(line).map((word) => (isFile(word) ? join(own, word) : word));
    const { stdout, stderr } = await rightly(...args);
    expect(`${stdout}${stderr}`.replaceAll(`${own}/`, '')).toBe(printed);
  }
});
