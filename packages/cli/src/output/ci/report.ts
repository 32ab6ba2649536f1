import { writeFile } from 'node:fs/promises';
import { summaryPath } from '../files/summary-path.ts';
import { findTarget, type Target } from '../files/target.ts';
import { writeOutputs } from '../files/write-outputs.ts';
import { say } from '../../process/standard-error.ts';
import { type Suite, toJunit } from './junit.ts';
import { appendSummary, type Summary } from './summary.ts';

/** What the command line says of files that a CI reads. */
export interface ReportOptions {
  /** The file for test results. */
  readonly junit?: string | undefined;
  /** The file for a summary; true for that of the job. */
  readonly summary?: string | true | undefined;
}

/** The files that a CI reads. */
export class CiReport {
  readonly #junit: Target | undefined;
  readonly #summary: string | undefined;

  /** Throws InputError for a file that cannot be written. */
  constructor({ junit, summary }: ReportOptions) {
    this.#junit = junit === undefined ? undefined : findTarget('--junit', junit);
    this.#summary = summaryPath(summary);
    if (summary !== undefined && this.#summary === undefined)
      say('no summary is written: GITHUB_STEP_SUMMARY names no file; --summary FILE names one');
  }

  /** Writes what was judged. */
  async write(name: string, summary: Summary): Promise<void> {
    await this.#writeJunit({ name, verdicts: summary.verdicts });
    if (this.#summary !== undefined) appendSummary(this.#summary, summary);
  }

  /** Writes why nothing could be judged. */
  async fail(name: string, error: string): Promise<void> {
    await this.#writeJunit({ name, verdicts: [], error });
  }

  async #writeJunit(suite: Suite): Promise<void> {
    const target = this.#junit;
    if (!target) return;
    const text = toJunit(suite);
    await writeOutputs([
      {
        target,
        async write(path) {
          await writeFile(path, text);
          return undefined;
        },
      },
    ]);
  }
}
