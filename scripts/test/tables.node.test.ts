import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tablesIn } from '../docs/read-differences.ts';
import { sitePages } from '../docs/site-pages.ts';

const root = new URL('../../', import.meta.url);
const pages = ['README.md', 'packages/cli/README.md', ...Object.keys(sitePages())].filter(
  (page) => !page.startsWith('docs/metrics/'),
);

test.each(pages)('each row of each table in %s has as many cells as its head', (page) => {
  const shifted = tablesIn(readFileSync(new URL(page, root), 'utf8')).flatMap(([head, ...rows]) =>
    rows.filter((row) => row.length !== head!.length || row[0] === ''),
  );
  expect(shifted).toEqual([]);
});
