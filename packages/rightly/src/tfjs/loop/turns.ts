/** One at a time, in the order in which they asked. */
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

  /** By whoever has the turn. */
  pass(): void {
    this.#pass();
  }
}
