import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { kinds } from '../../packages/cli/test/fuzz/kinds.ts';

/* Contributors follow CONTRIBUTING.md, so what the page names must exist. */

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

test('the links of the page lead to its headings', () => {
  const headings = new Set(
    Array.from(page.matchAll(/^#+ (.+)$/gm), ([, title]) =>
      title!.toLowerCase().replaceAll(' ', '-'),
    ),
  );
  const links = Array.from(page.matchAll(/\]\(#([^)]+)\)/g), ([, name]) => name!);
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((name) => !headings.has(name))).toEqual([]);
});

test('the names that the page finds in a file are in that file', () => {
  const places = Array.from(
    page.matchAll(/`(\w+)`(?: \([^)]*\))? (?:of|in) `([\w./-]+\.ts)`/g),
    ([, name, file]) => [name!, file!] as const,
  );
  expect(places.length).toBeGreaterThan(10);
  const wrong = places.filter(([name, file]) => {
    const paths = existsSync(join(root, file))
      ? [file]
      : files.filter((path) => path.endsWith(`/${file}`));
    const word = new RegExp(String.raw`\b${name}\b`);
    return !paths.some((path) => word.test(readFileSync(join(root, path), 'utf8')));
  });
  expect(wrong).toEqual([]);
});

/** `{a,b}` in a path stands for two paths, as in a shell. */
const expanded = (path: string): string[] => {
  const [, start, list, end] = /^(.*)\{(.*)\}(.*)$/.exec(path) ?? [];
  return list?.split(',').map((one) => `${start}${one}${end}`) ?? [path];
};

test('the commands of the page name tests', () => {
  const commands = Array.from(page.matchAll(/npx vitest run (.+?)(?:`|$)/gm), ([, args]) => args!);
  const paths = commands.flatMap((args) => args.split(' ').filter((arg) => arg.includes('/test')));
  expect(paths.length).toBeGreaterThan(5);
  const missing = paths
    .flatMap(expanded)
    .filter((path) => !files.some((file) => file.startsWith(`/${path}`)));
  expect(missing).toEqual([]);
});

test('the pages say how many changed files the tests read', () => {
  const count = kinds.reduce((sum, kind) => sum + kind.count, 0);
  const texts = ['CONTRIBUTING.md', 'docs/testing.md'].map((name) =>
    readFileSync(join(root, name), 'utf8'),
  );
  for (const text of texts) expect(text).toContain(`${count.toLocaleString('en')} `);
  expect(page).toContain(`${(10 * count).toLocaleString('en')} others`);
});
