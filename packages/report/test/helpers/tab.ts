import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { reportHtml } from '../../src/page.ts';
import type { ReportData } from '../../src/data.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-'));
const files = new Map<ReportData, string>();

/** The address of a report's page on disk. */
export function addressOf(data: ReportData): string {
  const known = files.get(data);
  if (known !== undefined) return known;
  const path = join(folder, `${files.size}.html`);
  writeFileSync(path, reportHtml(data));
  const address = pathToFileURL(path).href;
  files.set(data, address);
  return address;
}

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });

/** A tab with the page of a report, its requests and its errors. */
export interface Tab {
  readonly page: Page;
  readonly asked: readonly string[];
  readonly errors: readonly string[];
}

export async function openReport(
  browser: Browser,
  data: ReportData,
  options: BrowserContextOptions = {},
): Promise<Tab> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const asked: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(addressOf(data));
  return { page, asked, errors };
}
