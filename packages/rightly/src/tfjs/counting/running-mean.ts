/** What a mean has counted. */
interface Counted {
  readonly total: number;
  readonly count: number;
}

/** A weighted mean of any numbers. */
export class RunningMean {
  #state: Counted = { total: 0, count: 0 };

  get state(): Counted {
    return this.#state;
  }

  add(total: number, count: number): void {
    this.#state = { total: this.#state.total + total, count: this.#state.count + count };
  }

  result(): number {
    const { total, count } = this.#state;
    return count === 0 ? 0 : total / count;
  }

  resetState(): void {
    this.#state = { total: 0, count: 0 };
  }

  /** @internal */
  become(state: Counted): void {
    this.#state = state;
  }
}
