import { rangeError, show } from '../core/errors.ts';
import { type Kept, type PlainCells, plainObject } from '../core/state.ts';
import type { InnerState, Wrapped } from '../streams/wrapped.ts';

/** Several states of a metric, by number. An instance never changes. */
export class NumberedStates implements Kept {
  readonly #wrapped: Wrapped;
  readonly #names: readonly string[];
  readonly #wholes: ReadonlyMap<number, InnerState>;

  constructor(
    wrapped: Wrapped,
    names: readonly string[],
    wholes: ReadonlyMap<number, InnerState> = new Map(),
  ) {
    this.#wrapped = wrapped;
    this.#names = names;
    this.#wholes = wholes;
  }

  /** The states in the order of their numbers. */
  get entries(): readonly (readonly [number, InnerState])[] {
    return [...this.#wholes].sort(([a], [b]) => a - b);
  }

  /** An instance of the same kind with these states. */
  of(wholes: ReadonlyMap<number, InnerState>): NumberedStates {
    return new NumberedStates(this.#wrapped, this.#names, wholes);
  }

  at(i: number): InnerState {
    return this.#wholes.get(i) ?? this.#wrapped.empty;
  }

  plus(other: NumberedStates, place: string): this {
    const all = new Map(this.#wholes);
    for (const [i, whole] of other.#wholes) {
      const own = all.get(i);
      all.set(i, own ? this.#wrapped.plus(own, whole, place) : whole);
    }
    return this.of(all) as this;
  }

  toPlain(): [PlainCells, undefined] {
    const saved = this.entries.map(([i, whole]) => [this.#names[i]!, this.#wrapped.saved(whole)]);
    return [Object.fromEntries(saved) as PlainCells, undefined];
  }

  fromPlain(saved: unknown, _: unknown, place: string): this {
    const wholes = Object.entries(plainObject(saved, place)).map(([name, state]) => {
      const i = this.#names.indexOf(name);
      if (i < 0)
        throw rangeError(
          place,
          `hold only ${this.#names.at(0)} to ${this.#names.at(-1)}`,
          show(name),
        );
      return [i, this.#wrapped.read(state, `${place} ${name}`)] as const;
    });
    return this.of(new Map(wholes)) as this;
  }

  check(): void {
    // Each sum was checked when it was made.
  }
}
