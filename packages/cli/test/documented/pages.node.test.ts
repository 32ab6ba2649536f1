import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rightly } from '../command.ts';

const pages = ['README.md', 'docs/catalogue.md'];
const root = new URL('../../../../', import.meta.url).pathname;

/** The commands that a page shows, with their output. */
const shown = pages.flatMap((page) =>
  Array.from(
    readFileSync(root + page, 'utf8').matchAll(/```console\n\$ npx rightly (.*)\n([^]*?)```/g),
    ([, command, printed]) => [page, command!, printed!] as const,
  ),
);

test('the pages show commands', () => {
  expect(shown.map(([page]) => page)).toEqual([
    'README.md',
    'README.md',
    'docs/catalogue.md',
    'docs/catalogue.md',
  ]);
});

test.each(shown)('%s: %s', async (_, command, printed) => {
  const args = command.split(' ').map((arg) => arg.replace(/^examples\//, `${root}examples/`));
  const { status, stdout } = await rightly(...args);
  expect([status, stdout.replaceAll(root, '')]).toEqual([0, printed]);
});
