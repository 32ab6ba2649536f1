import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { afterAll, expect, test } from 'vitest';
import * as inNode from '../src/index.ts';
import { document as documentOfNode } from './helpers/read.ts';
import { reports } from './helpers/reports.ts';
import { openReport, startBrowser } from './helpers/tab.ts';

const browser = await startBrowser();
afterAll(() => browser.close());

const { digits, binary, regression, comparison } = reports as Record<
  string,
  (typeof reports)['x'] & {}
>;
/** The arguments of each picture, by the name of its function. */
const drawn = {
  accuracyByK: [digits!.topK],
  confusionMatrix: [digits!.classes!.matrix],
  differences: [comparison!.comparison!.results],
  errorBySize: [regression!.errors],
  errorHistogram: [regression!.errors],
  flips: [{ names: { a: 'old', b: 'new' }, onlyA: 20, onlyB: 40 }],
  precisionRecallCurves: [digits!.thresholds],
  predictedAgainstTrue: [regression!.errors],
  recallByClass: [digits!.classes!.byClass],
  reliabilityDiagram: [digits!.calibration],
  rocCurves: [digits!.thresholds],
  slices: [digits!.slices[0]],
  thresholdCurves: [binary!.thresholds![0]],
} satisfies Partial<Record<keyof typeof inNode, unknown[]>>;

const marks = (svg: Element) =>
  Array.from(svg.querySelectorAll('*')).map((element) =>
    [element.localName, element.localName === 'text' ? element.textContent : ''].join(' '),
  );

test('every function draws the same in a page as in Node', async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../src/index.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    globalName: 'report',
    write: false,
    logLevel: 'error',
  });
  const page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]!.text });
  const functions = Object.entries(inNode).filter(([name]) => !/Point/.test(name));
  expect(functions.map(([name]) => name).sort()).toEqual(Object.keys(drawn).sort());
  for (const [name, draw] of functions) {
    const [figures] = drawn[name as keyof typeof drawn];
    const there = await page.evaluate(
      ([of, given]) => {
        const { report } = window as unknown as { report: Record<string, (a: unknown) => Element> };
        return Array.from(report[of]!(given).querySelectorAll('*')).map((element) =>
          [element.localName, element.localName === 'text' ? element.textContent : ''].join(' '),
        );
      },
      [name, figures] as const,
    );
    const here = (draw as (a: unknown, b: object) => Element)(figures, {
      document: documentOfNode,
    });
    expect(there, name).toEqual(marks(here));
  }
  await page.close();
});

/**
 * Compares with the stored pictures beside this file, which a person has checked. Letters differ from machine to machine, so they are left
 * out. A few pixels at edges may differ. `UPDATE_PICTURES=true` writes the stored pictures anew.
 */
test.each([
  ['digits', 'matrix-count', 'light'],
  ['digits', 'slice-1', 'dark'],
  ['digits', 'reliability', 'light'],
  ['digits', 'roc', 'dark'],
  ['regression', 'predicted-true', 'light'],
  ['comparison', 'differences-1', 'light'],
] as const)('the picture %s %s looks as it did', async (report, id, colorScheme) => {
  const { page } = await openReport(browser, reports[report]!, {
    colorScheme,
    viewport: { width: 390, height: 900 },
  });
  await page.evaluate(() => {
    for (const text of document.querySelectorAll('svg text')) text.remove();
  });
  const shot = await page.locator(`#${id} svg`).first().screenshot();
  await page.context().close();
  const path = fileURLToPath(
    new URL(`pictures/${report}-${id}-${colorScheme}.png`, import.meta.url),
  );
  if (process.env['UPDATE_PICTURES'] === 'true') writeFileSync(path, shot);
  expect(existsSync(path), path).toBe(true);
  const [seen, known] = [PNG.sync.read(shot), PNG.sync.read(readFileSync(path))];
  const { width, height } = known;
  expect([seen.width, Math.abs(seen.height - height) <= 1]).toEqual([width, true]);
  const rows = 4 * width * Math.min(height, seen.height);
  const differing = pixelmatch(
    seen.data.subarray(0, rows),
    known.data.subarray(0, rows),
    undefined,
    width,
    rows / 4 / width,
    { threshold: 0.15 },
  );
  expect(differing / (width * height)).toBeLessThan(0.002);
});
