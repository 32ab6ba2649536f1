/** A sequence that can be iterated repeatedly: an array, or pieces that are computed anew each time. */
export interface Sequence<T> extends Iterable<T> {
  readonly length: number;
  map<U>(of: (one: T) => U): Sequence<U>;
}

/** A sequence that is too large for memory. Only one piece is in memory at a time. */
export class PieceSequence<T> implements Sequence<T> {
  readonly length: number;
  readonly #pieces: () => Iterable<readonly T[]>;

  /** `pieces` computes all pieces anew with each call. */
  constructor(length: number, pieces: () => Iterable<readonly T[]>) {
    this.length = length;
    this.#pieces = pieces;
  }

  map<U>(of: (one: T) => U): PieceSequence<U> {
    const pieces = this.#pieces;
    return new PieceSequence(this.length, function* () {
      for (const piece of pieces()) yield piece.map((one) => of(one));
    });
  }

  *[Symbol.iterator](): Iterator<T> {
    for (const piece of this.#pieces()) yield* piece;
  }
}
