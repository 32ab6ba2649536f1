import { writeFile } from 'node:fs/promises';
import type { ReportData } from '@rightly/report/page';
import { safeJson } from '../process/safe-text.ts';
import { ending } from '../process/signals.ts';
import type { Target } from './files/target.ts';
import { writeOutputs } from './files/write-outputs.ts';

/** Writes a report: a page, or the numbers of the page in JSON. The code that draws pages is loaded only when it is needed. */
export async function writeReport(target: Target | undefined, data: ReportData): Promise<void> {
  if (!target) return;
  const isJson = /\.json$/i.test(target.path);
  const text = isJson
    ? `${safeJson(data, 1)}\n`
    : (await import('@rightly/report/page')).reportHtml(data);
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
