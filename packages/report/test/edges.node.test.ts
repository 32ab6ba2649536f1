import { expect, test } from 'vitest';
import { reportHtml } from '../src/page.ts';
import { edges } from './helpers/edges.ts';
import { all, read } from './helpers/read.ts';

test.each(edges)('%s can be shown', (_, data) => {
  const page = reportHtml(data);
  const places = all(read(page), 'svg *').flatMap(({ attributes }) => Array.from(attributes));
  expect(places.filter(({ value }) => /NaN|Infinity|undefined/.test(value))).toEqual([]);
});
