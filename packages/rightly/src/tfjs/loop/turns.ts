/** A lock. Callers get it one at a time, in the order of their requests. */
export class Turns {
  #last: Promise<void> = Promise.resolve();
  #pass: () => void = () => {};

  async take(): Promise<void> {
    const before = this.#last;
    let pass!: () => void;
    this.#last = new Promise((resolve) => (pass = resolve));
    await before;
    this.#pass = pass;
  }

  /** Releases the lock. Only its holder may call this. */
  pass(): void {
    this.#pass();
  }
}
