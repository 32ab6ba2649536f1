import { existsSync, readdirSync } from 'node:fs';

/* The files of the repository that are pages of the site, and their paths on the site. */

const root = new URL('../../', import.meta.url);

/** Pages outside of docs/, with their paths on the site. */
const others: Readonly<Record<string, string>> = {
  'CONTRIBUTING.md': 'contributing.md',
  'CHANGELOG.md': 'changelog.md',
  'SECURITY.md': 'security.md',
  'fixtures/README.md': 'fixtures.md',
  // The pages of single metrics are in a folder of this page's name.
  'docs/metrics.md': 'losses.md',
};

const examples = (): [string, string][] =>
  readdirSync(new URL('examples/', root))
    .filter((name) => existsSync(new URL(`examples/${name}/README.md`, root)))
    .map((name) => [`examples/${name}/README.md`, `examples/${name}.md`]);

const docs = (): [string, string][] =>
  readdirSync(new URL('docs/', root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.startsWith('.'))
    .map((name) => [`docs/${name}`, name]);

/** The path on the site of each page of the repository. */
export const sitePages = (): Record<string, string> =>
  Object.fromEntries([...docs(), ...examples(), ...Object.entries(others)]);
