import type { Data } from '../engines/vocabulary.ts';
import { Compensated, type Count } from './compensated.ts';
import { Spread } from './spread.ts';
import type { Sum } from './state.ts';
import type { Weights } from './weights.ts';

/** Σ w², Σ w² x and Σ w² x². */
type Real = readonly [ww: Compensated, wwx: Compensated, wwxx: Compensated];

const three = (): Real => [new Compensated(), new Compensated(), new Compensated()];

/** The sums of squares that a batch adds for the standard error of a mean. */
export class BatchSquares {
  readonly #elements: number;
  readonly #d: number;
  readonly #weights: Weights;
  readonly #count: Count;
  /** Σ w² of the right samples and of the wrong samples, where samples have weights. */
  #right = 0;
  #wrong = 0;
  /** The sums of other values, and of samples of several elements. A small batch without them is counted faster. */
  #real: Real | undefined;
  #samples = 0;
  /** The weight and the weighted value of a sample whose elements are not all added yet. */
  #weight = 0;
  #value = 0;

  /** Each of the `elements` elements of a sample counts for one d-th of the sample. */
  constructor(elements: number, d: number, weights: Weights, count: Count) {
    this.#elements = elements;
    this.#d = d;
    this.#weights = weights;
    this.#count = count;
    if (elements > 1) this.#real = three();
  }

  add(start: number, n: number, values: Data, isReal: boolean): void {
    if (isReal) this.#real ??= three();
    if (this.#real) this.#addElements(start, n, values, ...this.#real);
    else if (this.#weights) this.#addDecisions(start, n, values, this.#weights);
  }

  /** `total` is the sum of values times weights. */
  spread(total: Compensated): Spread {
    if (this.#real) {
      const [ww, wwx, wwxx] = this.#real;
      return new Spread([pair(ww), pair(wwx), pair(wwxx)], this.#samples);
    }
    const { positive } = this.#count;
    if (!this.#weights) return new Spread(total.high, positive);
    return new Spread(
      [
        [this.#right, 0],
        [this.#wrong, 0],
      ],
      positive,
    );
  }

  #addDecisions(start: number, n: number, values: Data, weights: Data): void {
    let [right, wrong] = [this.#right, this.#wrong];
    for (let i = 0; i < n; i++) {
      const w = weights[start + i]!;
      const x = w * values[i]!;
      right += w * x;
      wrong += w * (w - x);
    }
    this.#right = right;
    this.#wrong = wrong;
  }

  #addElements(start: number, n: number, values: Data, ...squares: Real): void {
    for (let i = 0; i < n; i++) {
      const w = this.#weights ? this.#weights[start + i]! : 1;
      this.#weight += w;
      this.#value += w * values[i]!;
      if ((start + i + 1) % this.#elements !== 0) continue;
      this.#addSample(this.#weight / this.#d, this.#value / this.#d, squares);
      this.#weight = this.#value = 0;
    }
  }

  /** `product` is the sample's value times its weight. A value of weight 0 may be infinite. */
  #addSample(weight: number, product: number, [ww, wwx, wwxx]: Real): void {
    if (weight === 0) return;
    this.#samples++;
    ww.plus(weight * weight);
    wwx.plus(weight * product);
    wwxx.plus(product * product);
  }
}

const pair = ({ high, low }: Compensated): Sum => [high, low];
