/** A lock. Callers get it one at a time, in the order of their requests. */
export class Lock {
  #last: Promise<void> = Promise.resolve();
  #release: () => void = () => {};

  async take(): Promise<void> {
    const before = this.#last;
    let release!: () => void;
    this.#last = new Promise((resolve) => (release = resolve));
    await before;
    this.#release = release;
  }

  /** Releases the lock. Only its holder may call this. */
  release(): void {
    this.#release();
  }
}
