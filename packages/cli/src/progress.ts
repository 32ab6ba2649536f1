import { SingleBar } from 'cli-progress';

/** A bar on standard error for what takes long. */
export class Progress {
  readonly #started = Date.now();
  #bar: SingleBar | undefined;

  /** How much is done, from 0 to 1. */
  show(done: number): void {
    // What is done at once needs no bar.
    if (!this.#bar && Date.now() - this.#started > 400) {
      this.#bar = new SingleBar({
        format: '{bar} {percentage} % · {duration_formatted}',
        clearOnComplete: true,
        hideCursor: true,
      });
      this.#bar.start(100, 0);
    }
    this.#bar?.update(Math.floor(100 * Math.max(0, done)));
  }

  stop(): void {
    this.#bar?.stop();
  }
}
