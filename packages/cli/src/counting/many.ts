/** Things one after another, as often as they are asked for: an array, or pieces that are made anew each time. */
export interface Many<T> extends Iterable<T> {
  readonly length: number;
  map<U>(of: (one: T) => U): Many<U>;
}

/** Things that take much memory, and that lie in memory a piece at a time. */
export class Pieces<T> implements Many<T> {
  readonly length: number;
  readonly #pieces: () => Iterable<readonly T[]>;

  /** `pieces` makes all of them again with each call. */
  constructor(length: number, pieces: () => Iterable<readonly T[]>) {
    this.length = length;
    this.#pieces = pieces;
  }

  map<U>(of: (one: T) => U): Pieces<U> {
    const pieces = this.#pieces;
    return new Pieces(this.length, function* () {
      for (const piece of pieces()) yield piece.map((one) => of(one));
    });
  }

  *[Symbol.iterator](): Iterator<T> {
    for (const piece of this.#pieces()) yield* piece;
  }
}
