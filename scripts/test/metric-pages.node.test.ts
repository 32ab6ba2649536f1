import { readFileSync } from 'node:fs';
import * as rightly from 'rightly';
import * as verbs from 'rightly/verbs';
import { describe, expect, test } from 'vitest';
import { inMarkdown, run } from '../../packages/rightly/test/examples.ts';
import { groups, slugOf } from '../docs/groups.ts';
import { classesOf, metricPages } from '../docs/metric-pages.ts';
import { partsOf } from '../docs/read-comments.ts';
import { differencesOf, tablesIn } from '../docs/read-differences.ts';

/* The pages of metrics, which `npm run docs` writes for the site. */

const root = new URL('../../', import.meta.url);
const pages = metricPages(root);
const exported = classesOf(rightly);
const compatibility = readFileSync(new URL('docs/compatibility.md', root), 'utf8');
const modules = { rightly, 'rightly/verbs': verbs };

test('there is one for every exported class, and one that lists them', () => {
  const files = Array.from(exported.keys(), (name) => `${slugOf(name)}.md`);
  expect([...pages.keys()].sort()).toEqual([...files, 'index.md'].sort());
  expect(files.length).toBeGreaterThan(60);
  for (const file of files) expect(pages.get('index.md')).toContain(`](${file})`);
});

describe.each([...exported.keys()])('the page of %s', (name) => {
  const page = pages.get(`${slugOf(name)}.md`) ?? '';
  const [, ...chapters] = page.split(/^## /m);
  const chapter = (title: string): string =>
    chapters.find((text) => text.startsWith(`${title}\n`))?.slice(title.length + 1) ?? '';

  test('has all its parts', () => {
    const [title, meaning, picture] = page.split('\n\n');
    expect(title).toBe(`# ${name}`);
    expect(meaning).toMatch(
      /^[^]+\. (Higher is better|Lower is better|Neither higher nor lower is better)/,
    );
    expect(picture).toMatch(
      /^<figure class="metric"><svg .*<\/svg><figcaption>.+<\/figcaption><\/figure>$/,
    );
    expect(chapter('Formula')).toMatch(/<p class="formula">.+<\/p>\n\nThe metric keeps /);
    expect(chapter('How it counts').trim()).not.toBe('');
    const [options] = tablesIn(chapter('Options'));
    const own = exported.get(name)!.definition.options;
    const listed = options!.slice(1).map(([cell]) => cell!.replaceAll('`', ''));
    expect(listed).toEqual(expect.arrayContaining([...Object.keys(own), 'name', 'dtype']));
    for (const [, what] of options!.slice(1)) expect(what).toMatch(/\w.*\.$/);
    const [cases] = tablesIn(chapter('Edge cases'));
    expect(cases!.length).toBeGreaterThan(3);
    const [elsewhere] = tablesIn(chapter('In Keras and scikit-learn'));
    expect(elsewhere!.map(([where]) => where)).toEqual([
      'where',
      'Keras and others',
      'scikit-learn',
      '`rightly evaluate`',
    ]);
    expect(page).not.toMatch(/undefined|\[object/);
  });

  test('has an example that prints what it says', async () => {
    const [example, ...others] = inMarkdown(name, page);
    expect(others).toEqual([]);
    expect(example!.code).toContain(`new ${name}(`);
    const compared = await run(example!, modules);
    expect(compared.length).toBeGreaterThan(0);
    for (const { expected, printed } of compared) expect(printed).toBe(expected);
  });

  test('has edge cases that fail for no reason but that of the case', () => {
    const [cases] = tablesIn(chapter('Edge cases'));
    const failed = cases!.slice(1).filter(([, result]) => !result!.startsWith('`'));
    for (const [, result] of failed)
      expect(result).toMatch(new RegExp(`^(TypeError|RangeError): ${name}\\.updateState: `));
    expect(failed.length).toBeLessThan(cases!.length - 2);
  });
});

test('what docs/compatibility.md calls a metric is found there', () => {
  for (const { metrics } of groups)
    for (const [name, { alsoCalled = [] }] of Object.entries(metrics))
      for (const called of alsoCalled)
        expect([name, called, differencesOf(compatibility, [called]).length > 0]).toEqual([
          name,
          called,
          true,
        ]);
});

test('a difference has the reason of the row before it, where it says so', () => {
  const page =
    '| Keras | here | why |\n| - | - | - |\n| `A` | 1 | first |\n| `B` | 2 | as above |\n';
  expect(differencesOf(page, ['B'])).toEqual([{ there: '`B`', here: '2', why: 'first' }]);
  expect(differencesOf(page, ['Bc'])).toEqual([]);
});

test('a doc comment is taken apart', () => {
  const comment =
    'How far it is: 0.5 of it. It is 0\nwhere nothing is.\n\n`updateState` throws RangeError. Source: `x`; ours.\n\n```ts\ncode();\n```\n';
  expect(partsOf(comment)).toEqual({
    meaning: 'How far it is: 0.5 of it.',
    text: ['It is 0 where nothing is.'],
    errors: ['`updateState` throws RangeError.'],
    source: 'Source: `x`; ours.',
    example: 'code();\n',
  });
});
