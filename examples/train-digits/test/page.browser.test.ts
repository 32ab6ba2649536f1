import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
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
beforeEach(() =>
  tab.getByRole('button', { name: /^(Start training|Train again)$/ }).press('Enter'),
);
afterAll(() => browser.close());

test('it stops when told to, and shows what it has learned', async () => {
  await tab.locator('#figures', { hasText: 'Epoch 3' }).waitFor();
  await tab.getByRole('button', { name: 'Stop training' }).press('Enter');
  await tab.getByRole('button', { name: 'Train again' }).waitFor();
  expect(await tab.textContent('#figures')).toMatch(/^Epoch \d+ of 25/);
  expect(await tab.textContent('#figures')).not.toMatch(/^Epoch 25/);
  expect(await tab.textContent('#result')).toContain('held-out');
  expect(errors).toEqual([]);
});

test('it trains, charts every epoch and reads more than 95 % of the held-out pictures', async () => {
  await tab.getByRole('button', { name: 'Train again' }).waitFor();
  // Loss, accuracy and top-3 have a point an epoch, for training and for validation.
  expect(await tab.locator('#charts circle').count()).toBe(25 * 3 * 2);
  expect(await tab.textContent('#figures')).toMatch(
    /^Epoch 25 of 25 · batch 27 of 27 · loss .* · val_balanced_accuracy /,
  );
  const [, percent] = /([\d.]+)\s%/.exec((await tab.textContent('#result'))!)!;
  expect(Number(percent)).toBeGreaterThan(95);
  expect(await tab.locator('#pictures figure.wrong').count()).toBe(8);
  expect(await tab.locator('#backend').textContent()).toMatch(/WebGL|JavaScript/);
  expect(errors).toEqual([]);
});
