import { explain } from '../engines/explain.ts';
import { CiReport, type ReportOptions } from '../output/ci/report.ts';
import { Interrupted, OutputRefused } from '../process/errors.ts';

/** Runs a command. Its error is also written to the file of `--junit`. */
export async function runWithCi(
  names: readonly string[],
  given: ReportOptions,
  run: (ci: CiReport) => Promise<number>,
): Promise<number> {
  const ci = new CiReport(given);
  try {
    return await run(ci);
  } catch (error) {
    const isSilent = error instanceof Interrupted || error instanceof OutputRefused;
    if (!isSilent) await ci.fail(names.join(' ') || 'rightly', explain(error));
    throw error;
  }
}
