import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { edges } from './helpers/edges.ts';
import { hostile } from './helpers/hostile.ts';
import { reports } from './helpers/reports.ts';
import { addressOf, openReport, startBrowser } from './helpers/tab.ts';

const browser = await startBrowser();
afterAll(() => browser.close());

const serious = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
};
/** Opens all tables, and removes all rows and marks after the first twenty. The tests need no more, and many would take long. */
const openFew = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const many = 'tr:nth-child(n + 20), :is(th, td):nth-child(n + 20), svg g > :nth-child(n + 20)';
    for (const element of document.querySelectorAll(many)) element.remove();
  });
const openAll = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe.each(Object.entries(reports))('the page of %s', (_, data) => {
  test('loads no other file, and logs no error', async () => {
    const { page, asked, errors } = await openReport(browser, data);
    await openAll(page);
    expect([asked, errors]).toEqual([[addressOf(data)], []]);
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)(
    'can be read by all in the %s theme',
    async (colorScheme) => {
      const { page } = await openReport(browser, data, { colorScheme });
      await openFew(page);
      expect(await serious(page)).toEqual([]);
      const [paper, ink] = await page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.body);
        return [backgroundColor, color];
      });
      expect([paper, ink]).toEqual(
        colorScheme === 'light'
          ? ['rgb(255, 255, 255)', 'rgb(27, 29, 33)']
          : ['rgb(21, 23, 26)', 'rgb(236, 238, 241)'],
      );
      await page.context().close();
    },
  );

  test('fits into 360, 800 and 1,600 pixels, with hostile names too', async () => {
    for (const shown of [data, hostile(data)]) {
      const { page } = await openReport(browser, shown);
      await openAll(page);
      for (const width of [360, 800, 1600]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await overflow(page), String(width)).toBeLessThanOrEqual(0);
      }
      await page.context().close();
    }
  });
});

test.each(edges)('the script has no trouble with %s', async (_, data) => {
  const { page, errors } = await openReport(browser, data);
  const slider = page.locator('#threshold');
  if ((await slider.count()) > 0) await slider.press('Home');
  expect(errors).toEqual([]);
  await page.context().close();
});

test('shows hostile names as text', async () => {
  const { page, errors, asked } = await openReport(browser, hostile(reports['digits']!));
  expect(await page.locator('h1').textContent()).toMatch(/^"><img src=x .*\\u202eevil\\x07&amp;/);
  expect(await page.locator('img').count()).toBe(0);
  expect([errors, asked.length]).toEqual([[], 1]);
  await page.context().close();
});

const digits = await openReport(browser, reports['digits']!);
const tab = digits.page;

test('the slider starts at the best F1, and says and shows what a threshold gives', async () => {
  const chosen = tab.locator('#chosen');
  const best = await chosen.textContent();
  const [row] = await tab.locator('#thresholds .part tbody tr').allTextContents();
  const [, f1, threshold] = /F1 ([\d.]+)/
    .exec(best!)!
    .concat(/Threshold ([\d.]+)/.exec(best!)![1]!);
  expect(row).toContain(f1);
  expect(row).toContain(threshold);
  const place = () => tab.locator('#roc .threshold circle').getAttribute('cx');
  const before = await place();
  await tab.locator('#threshold').focus();
  await tab.keyboard.press('Home');
  expect(await chosen.textContent()).toMatch(
    /^Threshold 0\.0000: precision 0\.\d+, recall 1\.0000/,
  );
  expect(Number(await place())).toBeGreaterThan(Number(before));
  expect(await tab.locator('#threshold').getAttribute('aria-valuetext')).toBe(
    await chosen.textContent(),
  );
  await tab.locator('#to-best').click();
  expect(await chosen.textContent()).toBe(best);
  expect(await place()).toBe(before);
  expect(await tab.locator('#roc .threshold title').textContent()).toBe(best);
});

test('the dot of the slider lies where the picture was drawn with it', async () => {
  const still = await openReport(browser, reports['digits']!, { javaScriptEnabled: false });
  for (const at of ['#roc .threshold circle', '#precision-recall .threshold circle'])
    for (const name of ['cx', 'cy'])
      expect(Number(await tab.locator(at).getAttribute(name))).toBeCloseTo(
        Number(await still.page.locator(at).getAttribute(name)),
        1,
      );
  await still.page.context().close();
});

const numbers = (path: string | null) => path!.match(/[\d.]+/g)!.map(Number);

test('another class has its curve drawn strongly, and its own numbers', async () => {
  const strong = () =>
    tab
      .locator('#roc .curve')
      .evaluateAll((curves) =>
        curves
          .filter((curve) => curve.getAttribute('stroke-width') === '2.5')
          .map((curve) => (curve as SVGElement).dataset['curve']),
      );
  const path = tab.locator('#by-threshold .curve-f1 path');
  const [said, d] = [await tab.locator('#chosen').textContent(), await path.getAttribute('d')];
  expect(await strong()).toEqual(['0']);
  await tab.locator('#class').selectOption('7');
  expect(await strong()).toEqual(['7']);
  expect(await tab.locator('#chosen').textContent()).not.toBe(said);
  expect(await path.getAttribute('d')).not.toBe(d);
  await tab.locator('#class').selectOption('0');
  expect(await strong()).toEqual(['0']);
  expect(await tab.locator('#chosen').textContent()).toBe(said);
  // The script has drawn the curve again. It has the same points as the curve of Plot.
  const [drawn, known] = [numbers(await path.getAttribute('d')), numbers(d)];
  expect(drawn).toHaveLength(known.length);
  expect(Math.max(...drawn.map((place, i) => Math.abs(place - known[i]!)))).toBeLessThan(0.02);
});

test('a table is sorted by any column, downwards first', async () => {
  const column = (at: number) =>
    tab.locator(`#by-class tbody td:nth-child(${at})`).allTextContents();
  await tab.locator('#by-class summary').click();
  const recall = tab.locator('#by-class th', { hasText: 'Recall' });
  await recall.getByRole('button').click();
  const down = (await column(2)).map(Number);
  expect(down).toEqual([...down].sort((a, b) => b - a));
  expect(await recall.getAttribute('aria-sort')).toBe('descending');
  await recall.getByRole('button').click();
  expect((await column(2)).map(Number)).toEqual([...down].sort((a, b) => a - b));
  await tab.locator('#by-class th', { hasText: 'Class' }).getByRole('button').press('Enter');
  expect((await column(1)).slice(0, 3)).toEqual(['zero', 'two', 'three']);
  expect(await recall.getAttribute('aria-sort')).toBeNull();
});

test('the keyboard reaches all controls in the order in which they are seen', async () => {
  const { page } = await openReport(browser, reports['digits']!);
  const seen: string[] = [];
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const { activeElement: element } = document;
      if (element === null || element === document.body) return null;
      const { top } = element.getBoundingClientRect();
      return { tag: element.localName, id: element.id, top: top + window.scrollY };
    });
    if (at === null) break;
    seen.push(at.id || at.tag);
  }
  expect(seen.slice(0, 10)).toEqual([
    ...Array.from({ length: 8 }, () => 'a'),
    'summary',
    'summary',
  ]);
  const controls = seen.filter((id) => ['class', 'threshold', 'to-best'].includes(id));
  expect(controls).toEqual(['class', 'threshold', 'to-best']);
  expect(seen.filter((tag) => tag === 'summary')).toHaveLength(
    await page.locator('summary').count(),
  );
  await page.context().close();
});

test('without its script all is shown, and no control that does nothing', async () => {
  const { page } = await openReport(browser, reports['digits']!, { javaScriptEnabled: false });
  expect(await page.locator('figure svg[role="img"]:visible').count()).toBe(
    await page.locator('figure').count(),
  );
  expect(await page.locator('button:visible, input:visible, select:visible').count()).toBe(0);
  expect(await page.locator('#thresholds .part tbody tr:visible').count()).toBe(10);
  await page.context().close();
});

test('it prints in light colours on A4, no picture torn, no control printed', async () => {
  const { page } = await openReport(browser, reports['digits']!, { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  // This is the width of A4 without margins.
  await page.setViewportSize({ width: 680, height: 1000 });
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(27, 29, 33)');
  expect(await page.locator('nav:visible, .controls:visible, details:visible').count()).toBe(0);
  expect(
    await page
      .locator('figure')
      .evaluateAll(
        (figures) =>
          figures.filter((figure) => getComputedStyle(figure).breakInside !== 'avoid').length,
      ),
  ).toBe(0);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/.test(pdf.toString('latin1'))).toBe(true);
  await page.context().close();
});
