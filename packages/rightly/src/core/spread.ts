import { areImpossible } from './impossible-squares.ts';
import { rangeError, show } from './errors.ts';
import { objectOf } from './readable.ts';
import {
  addSums,
  type Kept,
  type PlainCells,
  plainObject,
  plainSums,
  settled,
  type Sum,
} from './state.ts';

/**
 * The sums for the standard error of a mean, with w the weight of a sample and x its value. For values that are right or wrong they are
 * Σ w² of the right and of the wrong ones. For other values they are Σ w², Σ w² x and Σ w² x². A sample of weight 0 does not count.
 */
type Squares = readonly [right: Sum, wrong: Sum] | readonly [ww: Sum, wwx: Sum, wwxx: Sum];

/** The names of two sums of squares, or of three. */
const namesOf = (count: number): readonly string[] =>
  count < 3 ? ['right', 'wrong'] : ['ww', 'wwx', 'wwxx'];

/**
 * The sums of squares for the standard error of a mean. A state of version 1 lacks them, so they are unknown. They stay unknown when the state is
 * merged with others.
 */
export class Spread implements Kept {
  /**
   * The sums of squares. Where all weights are 1, the number of right samples replaces them, and all other samples are wrong. Small batches are
   * counted faster with one number.
   */
  readonly #known: Squares | number | undefined;
  /** The number of samples of weight above 0. */
  readonly samples: number;

  constructor(squares: Squares | number | undefined, samples = 0) {
    // Squares can overflow where sums do not.
    this.#known = typeof squares !== 'object' || areFinite(squares) ? squares : undefined;
    this.samples = samples;
  }

  get squares(): Squares | undefined {
    const known = this.#known;
    if (typeof known !== 'number') return known;
    return [
      [known, 0],
      [this.samples - known, 0],
    ];
  }

  plus(other: Spread): this {
    const samples = this.samples + other.samples;
    const right = this.#known;
    const more = other.#known;
    if (typeof right === 'number' && typeof more === 'number')
      return new Spread(right + more, samples) as this;
    const [a, b] = [this.squares, other.squares];
    const both = a && b && (a.length === b.length ? [a, b] : [a, b].map(general));
    // Sums are rounded as in a saved state, so that a restored state gives the same result.
    const squares = both?.[0]!.map((sum, i) => settled(addSums(sum, both[1]![i]!)));
    return new Spread(squares as Squares | undefined, samples) as this;
  }

  withUnknown(): this {
    return new Spread(undefined) as this;
  }

  /** Whether the squares follow from the other sums: all values are 0 or 1, and all weights are 1. */
  follows(total: number, count: number): boolean {
    const sums = this.squares?.map(nearest);
    return (
      sums?.length === 2 && sums[0] === total && sums[1] === count - total && this.samples === count
    );
  }

  /** null where the squares are unknown. */
  toPlain(): [PlainCells | null, PlainCells | undefined] {
    const { squares, samples } = this;
    if (!squares) return [null, undefined];
    const names = namesOf(squares.length);
    return plainSums([
      ['samples', [samples, 0]],
      ...squares.map((sum, i) => [names[i]!, sum] as const),
    ]);
  }

  /** Where a state has no squares, they follow from the other sums. */
  fromPlain(plain: unknown, rests: unknown, what: string, state: unknown): this {
    if (plain === null) return this.withUnknown();
    const { total, count: high, compensation } = state as MeanState;
    const count = high + (compensation?.count ?? 0);
    if (plain === undefined) return new Spread(total, high) as this;
    const found = plainObject(plain, what) as Record<string, number>;
    const names = namesOf('right' in found ? 2 : 3);
    const low = objectOf<Record<string, number>>(rests);
    // Only Σ w² x can be below 0. A compensation can be below 0, where its sum is larger.
    const isPossible = (name: string): boolean => {
      const [sum, rest] = [found[name], low[name] ?? 0];
      const areNumbers = Number.isFinite(sum) && Number.isFinite(rest);
      return areNumbers && (name === 'wwx' || sum! + rest >= 0);
    };
    const { samples } = found as { readonly samples: number };
    const squares = names.map((name) => [found[name]!, low[name] ?? 0]) as unknown as Squares;
    if (
      ![...names, 'samples'].every(isPossible) ||
      !Number.isInteger(samples) ||
      (samples === 0) !== (count === 0) ||
      areImpossible(samples, count, ...(general(squares).map(nearest) as Three))
    )
      throw rangeError(what, 'be null, or sums of squares and samples', show(plain));
    return new Spread(squares, samples) as this;
  }

  check(): void {}
}

interface MeanState {
  readonly total: number;
  readonly count: number;
  readonly compensation?: { readonly count?: number };
}

const areFinite = (sums: readonly Sum[]): boolean =>
  sums.every((sum) => Number.isFinite(sum[0]) && Number.isFinite(sum[1]));

type Three = [number, number, number];

const nearest = ([high, low]: Sum): number => high + low;

/** The three sums of squares of right and wrong values. Right is a value of 1, wrong is 0. */
const general = (squares: Squares): readonly Sum[] =>
  squares.length === 3 ? squares : [addSums(...squares), squares[0], squares[0]];
