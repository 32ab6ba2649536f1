import { SingleBar } from 'cli-progress';
import { atEnd } from './signals.ts';

/** A bar on standard error for work that takes long. */
export class Progress {
  readonly #started = Date.now();
  readonly #forget = atEnd(() => this.#bar?.stop());
  #bar: SingleBar | undefined;

  /** How much is done, from 0 to 1. */
  show(done: number): void {
    // Short work needs no bar.
    if (!this.#bar && Date.now() - this.#started > 400) {
      this.#bar = new SingleBar({
        format: '{bar} {percentage} % · {duration_formatted}',
        clearOnComplete: true,
        // The cursor stays visible, so that a killed process leaves the terminal as it was.
        hideCursor: false,
        linewrap: true,
      });
      this.#bar.start(100, 0);
    }
    this.#bar?.update(Math.floor(100 * Math.max(0, done)));
  }

  stop(): void {
    this.#bar?.stop();
    this.#forget();
  }
}
