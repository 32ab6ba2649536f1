import { util } from '@tensorflow/tfjs-core';
import { draw } from './progress-line.ts';
import type { AnyLogs, FitOptions, Logs, Progress } from '../types.ts';

/** The milliseconds between reports. Reading a device takes some milliseconds. */
const INTERVAL = 200;

type Tell = (progress: Progress) => void;

/** Reports progress at intervals. */
export class Reporter {
  readonly #tell: readonly Tell[];
  readonly #epochs: number;
  #epoch = 0;
  #start = 0;
  #last = 0;

  /** `epochs` is 0 for an evaluation, which has a single pass. */
  constructor(
    { onProgress, verbose = 0 }: Pick<FitOptions, 'onProgress' | 'verbose'>,
    epochs: number,
  ) {
    this.#tell = [onProgress, draw(verbose, epochs)].filter((tell) => tell !== undefined);
    this.#epochs = Math.max(1, epochs);
  }

  begin(epoch: number): void {
    this.#epoch = epoch;
    this.#start = this.#last = util.now();
  }

  /** Whether the next report is due. */
  get isDue(): boolean {
    return this.#tell.length > 0 && util.now() - this.#last >= INTERVAL;
  }

  report(batch: number, batches: number | undefined, logs: AnyLogs, done: boolean): void {
    if (this.#tell.length === 0) return;
    this.#last = util.now();
    const seconds = (this.#last - this.#start) / 1000;
    const progress: Progress = {
      epoch: this.#epoch,
      epochs: this.#epochs,
      batch,
      batches: batches ?? (done ? batch : undefined),
      seconds,
      secondsLeft: done ? 0 : batches && (seconds / batch) * (batches - batch),
      done,
      logs: { ...logs } as Logs,
    };
    for (const tell of this.#tell) tell(progress);
  }
}
