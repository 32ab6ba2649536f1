import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { summaryPath } from '../files/summary-path.ts';
import { findTarget, type Target } from '../files/target.ts';
import { writeOutputs } from '../files/write-outputs.ts';
import { say } from '../../process/standard-error.ts';
import { type Suite, toJunit } from './junit.ts';
import { appendSummary, type Summary } from './summary.ts';

/** The options for files of a CI system. */
export interface ReportOptions {
  /** The file for test results. */
  readonly junit?: string | undefined;
  /** The file for a summary; true for the file of the GitHub job. */
  readonly summary?: string | true | undefined;
}

/** Whether the file does not exist yet, or may be replaced by test results. */
function isFree({ file, found, fd }: Target): boolean {
  if (fd !== undefined || !found?.isFile() || found.size === 0n) return fd === undefined;
  return readFileSync(file, 'utf8').startsWith('<?xml');
}

/** The files for a CI system. */
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

  /** Writes the verdicts. */
  async write(name: string, summary: Summary): Promise<void> {
    await this.#writeJunit({ name, verdicts: summary.verdicts });
    if (this.#summary !== undefined) appendSummary(this.#summary, summary);
  }

  /** Writes the error that prevented the evaluation. A file of another format is not replaced: it may be an input that was named by mistake. */
  async fail(name: string, error: string): Promise<void> {
    if (this.#junit && isFree(this.#junit)) await this.#writeJunit({ name, verdicts: [], error });
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
