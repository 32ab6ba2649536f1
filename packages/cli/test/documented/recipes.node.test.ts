import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, rightly } from '../command.ts';
import { wordsOf } from './words-of.ts';

/* The recipes of docs/command.md and the example of the command's README: their files, their commands, and what these print. */

const isFile = (word: string): boolean => /^[\w-]+\.(csv|jsonl|json)$/.test(word);

const root = new URL('../../../../', import.meta.url);

describe.each([
  ['docs/command.md', 20],
  ['packages/cli/README.md', 0],
])('%s', (name, most) => {
  const page = readFileSync(new URL(name, root), 'utf8');
  const own = folder();
  for (const [, file, text] of page.matchAll(/^`([\w.-]+)`\n\n```\w+\n([^]*?)```/gm))
    writeFileSync(join(own, file!), text!);

  /** Each block of commands, with what each command prints. */
  const blocks = Array.from(page.matchAll(/```console\n([^]*?)```/g), ([, block]) =>
    block!
      .split(/^\$ npx rightly /m)
      .slice(1)
      .map(
        (part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)] as const,
      ),
  );

  test(`there are more than ${most}`, () => {
    expect(blocks.length).toBeGreaterThan(most);
  });

  test.each(blocks.map((block) => [block[0]![0], block] as const))('%s', async (_, block) => {
    for (const [line, printed] of block) {
      const args = wordsOf(line).map((word) => (isFile(word) ? join(own, word) : word));
      const { stdout, stderr } = await rightly(...args);
      expect(`${stdout}${stderr}`.replaceAll(`${own}/`, '')).toBe(printed);
    }
  });
});
