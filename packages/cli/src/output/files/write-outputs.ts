import { fromEngine } from '../../engines/explain.ts';
import { InputError } from '../../process/errors.ts';
import { removeAfterwards } from '../../process/remove-afterwards.ts';
import { atEnd, ending, interruptible } from '../../process/signals.ts';
import { Draft } from './draft.ts';
import { isReplaced, type Target } from './target.ts';

/** An output and its target. */
export interface Output {
  readonly target: Target;
  /** Writes the whole output to a path. The result is a note for the user. */
  write(path: string): Promise<string | undefined>;
}

/**
 * Writes outputs atomically: each is written to a temporary file. Once all are complete, the temporary files replace the targets. The result
 * is the notes for the user. The message of an InputError says which outputs were written.
 */
export async function writeOutputs(outputs: readonly Output[]): Promise<string[]> {
  if (outputs.length === 0) return [];
  const jobs = outputs.map((output) => new Job(output));
  const removeDrafts = (): void => jobs.forEach(({ draft }) => draft?.remove());
  return interruptible(async () => {
    const forget = atEnd(removeDrafts);
    const dismiss = removeAfterwards(jobs.flatMap(({ draft }) => draft?.path ?? []));
    try {
      const notes = [];
      for (const job of jobs) notes.push(await about(job, jobs, () => job.write()));
      for (const job of jobs) await about(job, jobs, () => job.takePlace());
      return notes.filter((note) => note !== undefined);
    } finally {
      removeDrafts();
      dismiss();
      forget();
    }
  });
}

class Job {
  readonly output: Output;
  readonly draft: Draft | undefined;
  isWritten = false;

  constructor(output: Output) {
    this.output = output;
    this.draft = isReplaced(output.target) ? new Draft(output.target) : undefined;
  }

  async write(): Promise<string | undefined> {
    this.draft?.create();
    const note = await this.output.write(this.draft?.path ?? this.output.target.path);
    await this.draft?.finish();
    this.isWritten = this.draft === undefined;
    return note;
  }

  takePlace(): void {
    this.draft?.takePlace();
    this.isWritten = true;
  }
}

/** Adds to an error which output failed, and whether the others were written. */
async function about<T>(job: Job, jobs: readonly Job[], run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    // An InputError is about an input and not about this output.
    if (ending.aborted || error instanceof InputError) throw error;
    const { option, path } = job.output.target;
    const reason = fromEngine((error as Error).message).split('\n')[0]!;
    const others = jobs
      .filter((other) => other !== job)
      .map(
        ({ output, isWritten }) => `; ${output.target.path} was ${isWritten ? '' : 'not '}written`,
      );
    throw new InputError(
      `${option}: ${path} cannot be written; ${reason.replaceAll(job.draft?.path ?? path, path)}${others.join('')}`,
    );
  }
}
