import { writeFile } from 'node:fs/promises';
import type { ReportData } from '@rightly/report/page';
import { lazy } from '../process/lazy.ts';
import { safeJson } from '../process/safe-text.ts';
import { ending } from '../process/signals.ts';
import type { Target } from './files/target.ts';
import { writeOutputs } from './files/write-outputs.ts';

const pages = lazy(() => import('@rightly/report/page'));
const isJson = ({ path }: Target): boolean => /\.json$/i.test(path);

/** The milliseconds after which an engine has begun a query. */
const BEGUN = 50;

/** Soon loads the code that draws pages, if a page is asked for. The engine begins to count first. */
export function loadPages(target: Target | undefined): void {
  if (target && !isJson(target)) setTimeout(pages, BEGUN).unref();
}

/** Writes a report: a page, or the numbers of the page in JSON. */
export async function writeReport(target: Target | undefined, data: ReportData): Promise<void> {
  if (!target) return;
  const text = isJson(target) ? `${safeJson(data, 1)}\n` : (await pages()).reportHtml(data);
  await writeOutputs([
    {
      target,
      async write(path) {
        await writeFile(path, text, { signal: ending });
        return undefined;
      },
    },
  ]);
}
