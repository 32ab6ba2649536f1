import { writeFile } from 'node:fs/promises';
import type { ReportData } from '@rightly/report/page';
import { ending } from '../process/signals.ts';
import type { Target } from './files/target.ts';
import { writeOutputs } from './files/write-outputs.ts';

/** Writes a report. What draws it is loaded only here. */
export async function writeReport(
  target: Target | undefined,
  data: ReportData,
): Promise<void> {
  if (!target) return;
  const { reportHtml } = await import('@rightly/report/page');
  const html = reportHtml(data);
  await writeOutputs([
    {
      target,
      async write(path) {
        await writeFile(path, html, { signal: ending });
        return `wrote ${target.path}`;
      },
    },
  ]);
}
