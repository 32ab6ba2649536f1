import { fromEngine } from '../../engines/explain.ts';
import { InputError } from '../../process/errors.ts';
import { removeAfterwards } from '../../process/remove-afterwards.ts';
import { atEnd, ending, interruptible } from '../../process/signals.ts';
import { Draft } from './draft.ts';
import { takesPlace, type Target } from './target.ts';

/** What is written, and where. */
export interface Output {
  readonly target: Target;
  /** Writes all of it to a path. The result is what the user is told. */
  write(path: string): Promise<string | undefined>;
}

/**
 * Writes outputs so that nobody meets half of one: each is written beside its place, and they take their places once all are whole. The
 * result is what the user is told. Throws InputError that says which were written.
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
    this.draft = takesPlace(output.target) ? new Draft(output.target) : undefined;
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

/** Says of an error which output it is about, and what became of the others. */
async function about<T>(job: Job, jobs: readonly Job[], run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    // An InputError is about a file that was read.
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
