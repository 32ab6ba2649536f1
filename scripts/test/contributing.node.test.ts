import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/* Contributors follow CONTRIBUTING.md, so every file that the page names must exist. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');

const folders = ['docs', 'examples', 'fixtures', 'scripts', 'packages', 'kernel', 'bench'];
const isForeign = /(^|\/)(node_modules|dist|bundle|\.venv)/;
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `/${folder}/${path}`)
    .filter((path) => !isForeign.test(path)),
);

/** Names of files and folders in backticks. Names with `your-` stand for new files. */
const named = Array.from(
  page.matchAll(/`([\w.@/-]+(?:\.(?:ts|mjs|py|md|json|jsonl)|\/))`/g),
  ([, name]) => name!.replace(/^(\.\.\/)+/, '').replace(/\/$/, ''),
).filter((name) => !name.includes('your-'));

test('the files that CONTRIBUTING.md names exist', () => {
  const built = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
  const missing = named.filter(
    (name) =>
      !existsSync(join(root, name)) &&
      !files.some((file) => file.endsWith(`/${name}`)) &&
      !built.includes(`${name}/`),
  );
  expect([...new Set(missing)], 'names of files and folders').toEqual([]);
  expect(named.length).toBeGreaterThan(100);
});
