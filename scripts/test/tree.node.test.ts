import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/architecture.md', root), 'utf8');
const [, tree = ''] = /^## The tree\n([^]*?)^## /m.exec(page) ?? [];

/** The paths of the tree. Each table stands below the name of its package, or holds folders beside the packages. */
const paths = tree.split(/^(?=`|Beside )/m).flatMap((part) => {
  const [, folder = ''] = /^`([^`]+)`:/.exec(part) ?? [];
  return Array.from(part.matchAll(/^\| `([\w./*-]+)/gm), ([, name]) => `${folder}${name}`);
});

test('the tree of docs/architecture.md names files and folders that are there', () => {
  const named = paths.filter((path) => !path.includes('*'));
  expect(named.length).toBeGreaterThan(35);
  expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

test('the tree has each folder of the sources', () => {
  const missing = ['packages/rightly/src/', 'packages/cli/src/', 'packages/report/src/'].flatMap(
    (folder) =>
      readdirSync(new URL(folder, root), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !paths.includes(`${folder}${entry.name}/`))
        .map(({ name }) => `${folder}${name}/`),
  );
  expect(missing).toEqual([]);
});
