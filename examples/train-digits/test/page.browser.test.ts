import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';

const page = new URL('../page/', import.meta.url);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
});
const tab = await browser.newPage();
// No wait depends on how fast the machine is. A wait that never ends meets the time limit of the test.
tab.setDefaultTimeout(0);
const errors: string[] = [];
tab.on('pageerror', (error) => errors.push(String(error)));

beforeAll(async () => {
  await build({
    configFile: fileURLToPath(new URL('vite.config.mjs', page)),
    logLevel: 'error',
  });
  // Loaded once: what the first training compiles for the graphics card serves the second.
  await tab.goto(new URL('dist/index.html', page).href);
});
/** Letters of a chart that cover others, at a width: of names of lines, ticks and axes. */
async function covered(width: number): Promise<string[]> {
  await tab.setViewportSize({ width, height: 900 });
  return tab.locator('#charts svg').evaluateAll((charts) =>
    charts.flatMap((chart) => {
      const texts = [...chart.querySelectorAll('text')].map((text) => ({
        name: text.textContent,
        box: text.getBoundingClientRect(),
      }));
      return texts.flatMap((a, i) =>
        texts
          .slice(i + 1)
          .filter(
            (b) =>
              a.box.left < b.box.right &&
              b.box.left < a.box.right &&
              a.box.top < b.box.bottom &&
              b.box.top < a.box.bottom,
          )
          .map((b) => `${a.name} and ${b.name}`),
      );
    }),
  );
}

/** Starts the training. */
const start = () =>
  tab.getByRole('button', { name: /^(Start training|Train again)$/ }).press('Enter');
afterAll(() => browser.close());

test('it shows digits before it trains', async () => {
  expect(await tab.locator('#pictures figure.unread canvas').count()).toBe(16);
  expect(await tab.locator('#pictures figcaption').first().textContent()).toMatch(/^\d$/);
  expect(await tab.locator('#confusions svg').count()).toBe(0);
});

test('it stops when told to, and shows what it has learned', async () => {
  await start();
  await tab.locator('#figures', { hasText: 'Epoch 3' }).waitFor();
  for (const width of [390, 1200]) expect(await covered(width)).toEqual([]);
  await tab.getByRole('button', { name: 'Stop training' }).press('Enter');
  await tab.getByRole('button', { name: 'Train again' }).waitFor();
  expect(await tab.textContent('#figures')).toMatch(/^Epoch \d+ of 25/);
  expect(await tab.textContent('#figures')).not.toMatch(/^Epoch 25/);
  expect(await tab.textContent('#result')).toContain('held-out');
  expect(errors).toEqual([]);
});

test('it trains, charts every epoch and reads more than 95 % of the held-out pictures', async () => {
  await start();
  await tab.getByRole('button', { name: 'Train again' }).waitFor();
  // Loss, accuracy and top-3 have a point an epoch, for training and for validation.
  expect(await tab.locator('#charts circle').count()).toBe(25 * 3 * 2);
  expect(await tab.textContent('#figures')).toMatch(
    /^Epoch 25 of 25 · batch 27 of 27 · loss .* · val_balanced_accuracy /,
  );
  const [, percent] = /([\d.]+)\s%/.exec((await tab.textContent('#result'))!)!;
  expect(Number(percent)).toBeGreaterThan(95);
  expect(await tab.locator('#pictures figure.wrong').count()).toBe(8);
  expect(await tab.locator('#confusions svg .cell rect').count()).toBeGreaterThan(10);
  expect(await tab.locator('#confusions svg').getAttribute('aria-label')).toContain('held-out');
  for (const width of [390, 1200]) expect(await covered(width)).toEqual([]);
  expect(await tab.locator('#backend').textContent()).toMatch(/WebGL|JavaScript/);
  expect(errors).toEqual([]);
});
