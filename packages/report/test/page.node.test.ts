import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reportHtml } from '../src/page.ts';
import { empty } from './helpers/classifier.ts';
import { HOSTILE, hostile } from './helpers/hostile.ts';
import { all, read } from './helpers/read.ts';
import { reports } from './helpers/reports.ts';

const sectionsOf = (page: string) => all(read(page), 'section').map(({ id }) => id);
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const inside = (page: string, tag: string) =>
  new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page)![1]!;
const first = (page: string) => read(page).querySelector('.first')!.textContent;

describe.each(Object.entries(reports))('the page of %s', (name, data) => {
  const page = reportHtml(data);
  const document = read(page);

  test('is small', () => {
    expect(page.length).toBeLessThan(name === 'thousand' ? 2_000_000 : 500_000);
  });

  test('allows its own style and script, by their hashes, and nothing else', () => {
    const policy = document.querySelector('meta[http-equiv]')!.getAttribute('content')!;
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hash(inside(page, 'style'))}`,
      `script-src ${hash(inside(page, 'script'))}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(all(document, 'style')).toHaveLength(1);
    expect(all(document, '[style]')).toEqual([]);
  });

  test('links only to places in itself', () => {
    const attributes = all(document, '*').flatMap(({ attributes: list }) => Array.from(list));
    expect(attributes.filter(({ value }) => /https?:|\/\//.test(value))).toEqual([]);
    const links = attributes.filter(({ name: of }) => /^(src|href|xlink:href|action)$/.test(of));
    for (const { value } of links)
      expect(document.getElementById(value.slice(1)), value).not.toBeNull();
  });

  test('has a title, a sentence and the numbers of every picture', () => {
    const figures = all(document, 'figure');
    expect(all(document, 'svg[role="img"]')).toHaveLength(figures.length);
    for (const figure of figures) {
      const svg = figure.querySelector('svg[role="img"]')!;
      const [title, sentence] = ['labelledby', 'describedby'].map((by) =>
        document.getElementById(svg.getAttribute(`aria-${by}`)!),
      );
      expect(title!.textContent).not.toBe('');
      expect(sentence!.textContent).toMatch(/\.$/);
      expect(all(figure, 'details table tbody tr').length).toBeGreaterThan(0);
    }
    for (const box of all(document, '.box')) {
      expect(box.getAttribute('tabindex')).toBe('0');
      expect(box.getAttribute('aria-label')).not.toBe('');
    }
  });

  test('gives each name to one element', () => {
    const ids = all(document, '[id]').map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test('shows hostile names as text', () => {
    const changed = reportHtml(hostile(data));
    const shown = read(changed);
    for (const tag of ['img', 'script', 'figure', 'svg'])
      expect(all(shown, tag), tag).toHaveLength(all(document, tag).length);
    expect(shown.querySelector('h1')!.textContent).toBe(
      `"><img src=x onerror=alert(1)></script><b>\\u202eevil\\x07&amp;'${data.title}`,
    );
    for (const letter of ['\u202E', '\u0007']) {
      expect(HOSTILE).toContain(letter);
      expect(changed.includes(letter), letter).toBe(false);
    }
  });

  test('names its sections at its top', () => {
    const links = all(document, 'nav a').map((link) => link.getAttribute('href'));
    expect(links).toEqual(sectionsOf(page).map((id) => `#${id}`));
  });
});

test('parts that the source does not have are left out', () => {
  expect(sectionsOf(reportHtml(empty))).toEqual([]);
  expect(sectionsOf(reportHtml(reports['regression']!))).toEqual(['errors', 'slices']);
  expect(sectionsOf(reportHtml(reports['comparison']!))).toEqual(['comparison']);
  expect(sectionsOf(reportHtml(reports['digits']!))).toEqual([
    'classes',
    'top-k',
    'thresholds',
    'calibration',
    'slices',
    'worst',
    'health',
    'notes',
  ]);
});

test('the headline has the values, their intervals, the number of rows and the accuracy of a constant prediction', () => {
  const header = read(reportHtml(reports['binary']!)).querySelector('header')!;
  expect(header.textContent.replace(/\s+/g, ' ').trim()).toBe(
    'churn.csv binary_accuracy 0.8780 0.8686 to 0.8868 at 95 % auc 0.9312 0.9241 to 0.9383 at 95 % ' +
      '5,000 rows. With their weights, they carry as much information as 3,120 rows of equal weight. ' +
      'The ranges are intervals at 95 %. A model that always says no reaches an accuracy of 0.8000.',
  );
});

test('the report of the digits that is kept allows its own style and script', () => {
  const page = readFileSync(
    new URL('../../../examples/digits/report.html', import.meta.url),
    'utf8',
  );
  for (const tag of ['style', 'script']) expect(page).toContain(hash(inside(page, tag)));
});

test('of a thousand classes, twenty have curves and all are in the tables', () => {
  const document = read(reportHtml(reports['thousand']!));
  expect(all(document, '#roc .curve')).toHaveLength(20);
  expect(all(document, '#class option')).toHaveLength(20);
  expect(all(document, '#thresholds .part tbody tr')).toHaveLength(1000);
  expect(all(document, '#by-class tbody tr')).toHaveLength(1000);
  expect(document.querySelector('#roc figcaption')!.textContent).toContain(
    'Of 1,000 classes, the 20',
  );
});

test('a comparison starts with a sentence about the difference; without a given sentence, the page writes one', () => {
  const data = reports['comparison']!;
  expect(first(reportHtml(data))).toMatch(/^The difference in accuracy is \+0\.0124/);
  const own = { ...data, comparison: { ...data.comparison!, verdicts: [] } };
  expect(first(reportHtml(own))).toBe(
    'The difference in accuracy is 0.0124, with an interval from 0.0061 to 0.0187 at 95\u00A0%: from 0.8888 of old.parquet to 0.9012 of new.parquet.',
  );
});
