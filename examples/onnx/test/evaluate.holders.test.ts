import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { build, preview } from 'vite';
import { project } from '../../../packages/rightly/test/holders/project.ts';
import { form, shownIn } from '../../train-digits/test/printed.ts';

const example = new URL('../', import.meta.url);
const folder = project('onnx', 'digits');
const run = (program: string): string =>
  execFileSync(process.execPath, [join(folder, program)], { encoding: 'utf8' });

let inNode: string;
beforeAll(() => {
  run('make-model.mjs');
  inNode = run('evaluate.mjs').trim();
});

test('in Node it measures the model, as README.md shows', () => {
  const printed = (name: string): number =>
    Number(new RegExp(`^${name}: ([\\d.]+)$`, 'm').exec(inNode)![1]);
  expect(printed('accuracy')).toBeGreaterThan(0.9);
  expect(printed('top3')).toBeGreaterThan(0.95);
  expect(form(inNode)).toEqual(shownIn(example).filter((line) => line !== ''));
});

test('a page shows the same', async () => {
  const configFile = join(folder, 'page/vite.config.mjs');
  await build({ configFile, logLevel: 'error' });
  const server = await preview({ configFile, logLevel: 'error', preview: { port: 0 } });
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
  try {
    const page = await browser.newPage();
    const failed = new Promise((_, reject) => {
      page.on('pageerror', reject);
    });
    await page.goto(server.resolvedUrls!.local[0]!);
    await Promise.race([page.locator('#result', { hasNotText: '…' }).waitFor(), failed]);
    expect(await page.locator('#result').textContent()).toBe(inNode);
  } finally {
    await browser.close();
    await server.close();
  }
});
