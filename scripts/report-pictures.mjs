// Makes the report of the digits and its pictures for README.md. Needs `npm run build` and Chromium, as the browser tests do.
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const report = 'examples/digits/report.html';
const main = fileURLToPath(new URL('../packages/cli/bin/rightly.js', import.meta.url));
const { status, stderr } = spawnSync(
  process.execPath,
  [main, 'evaluate', 'predictions.csv', '--by', 'ink', '--report', 'report.html'],
  { cwd: 'examples/digits', encoding: 'utf8' },
);
if (status !== 0) throw new Error(stderr);

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1100, height: 800 } });
  await page.goto(pathToFileURL(report).href);
  /** A picture of the page from one heading to another. */
  const shoot = async (from, to, path) => {
    const top = (name) => page.locator(name).evaluate((one) => one.getBoundingClientRect().top);
    const [start, end] = [Math.max(0, await top(from)), await top(to)];
    await page.screenshot({
      path,
      fullPage: true,
      clip: { x: 0, y: start, width: 1100, height: end - start },
    });
  };
  await shoot(
    'h1',
    'section:nth-of-type(1) .grid > :nth-child(3)',
    'docs/images/report-classes.png',
  );
  await shoot('#thresholds', '#calibration', 'docs/images/report-thresholds.png');
} finally {
  await browser.close();
}
