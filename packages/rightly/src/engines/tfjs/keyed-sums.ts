import {
  expandDims,
  matMul,
  mul,
  ones,
  reshape,
  stack,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { expressionsOf, type Summand } from '../../core/summand.ts';
import type { Expression } from '../vocabulary.ts';
import { oneHotOf } from './counting.ts';
import { clean } from './gradient.ts';
import type { Keys } from './keys.ts';
import type { TensorCache } from './tensor-cache.ts';

/** Sums of a batch by key. A product of matrices computes all sums by one key together. */
export class KeyedSums {
  readonly #n: number;
  readonly #width: number;
  readonly #weight: Tensor | undefined;
  readonly #known: TensorCache;
  readonly #of: (e: Expression) => Tensor;
  readonly #factors: { readonly rows: Tensor[]; readonly hot: Tensor }[] = [];

  constructor(
    n: number,
    width: number,
    weight: Tensor | undefined,
    known: TensorCache,
    of: (e: Expression) => Tensor,
  ) {
    this.#n = n;
    this.#width = width;
    this.#weight = weight;
    this.#known = known;
    this.#of = of;
  }

  /** Adds a summand. Returns the product and the row of its sums. */
  add(summand: Summand, keys: Keys | undefined): readonly [product: number, row: number] {
    const by = summand.by as Expression | undefined;
    const isRows = expressionsOf(summand).some(({ type }) => type === 'rows');
    if (by?.verb === 'place') {
      // The index of an element in its vector is the index of its sum.
      const each = this.#entries(summand, true, undefined);
      return this.#place(each, this.#weight ?? this.#ones([this.#n]));
    }
    const width = isRows ? this.#width : 1;
    const entries = reshape(this.#entries(summand, isRows, this.#weight), [this.#n * width]);
    if (!by) return this.#place(this.#ones([entries.size, 1]), entries);
    const key = this.#of(by);
    const flat = this.#known.once('flat', [key], () => reshape(key, [-1]));
    return this.#place(oneHotOf(this.#known, flat, keys!.least, keys!.count), entries);
  }

  #place(hot: Tensor, row: Tensor): readonly [number, number] {
    let product = this.#factors.findIndex((own) => own.hot === hot);
    if (product < 0) product = this.#factors.push({ rows: [], hot }) - 1;
    const { rows } = this.#factors[product]!;
    const at = rows.indexOf(row);
    return [product, at >= 0 ? at : rows.push(row) - 1];
  }

  /** The added number of each sample, or of each element of its vector. */
  #entries({ where, value }: Summand, isRows: boolean, weight: Tensor | undefined): Tensor {
    const shape = isRows ? [this.#n, this.#width] : [this.#n];
    const factors = [where && this.#of(where), value && this.#of(value), weight];
    const given = factors.filter((factor) => factor !== undefined);
    if (!given.some(({ rank }) => rank === shape.length)) given.unshift(this.#ones(shape));
    return given.reduce((a, b) => this.#times(a, b));
  }

  #times(a: Tensor, b: Tensor): Tensor {
    return this.#known.once('times', [a, b], () => mul(beside(a, b), beside(b, a)));
  }

  #ones(shape: number[]): Tensor {
    return this.#known.once(`ones ${shape.join()}`, [], () => ones(shape));
  }

  found(): {
    tensors: readonly Tensor[];
    startOf: (place: readonly [product: number, row: number]) => number;
  } {
    const products = this.#factors.map(({ rows, hot }) => {
      const entries = stack(rows);
      // With an even number of entries, WebGL sums no unused components.
      const sound = entries.shape[1]! % 2 === 0 ? entries : clean(entries);
      return matMul(sound as Tensor2D, hot as Tensor2D);
    });
    let at = 0;
    const starts = products.map(({ size }) => (at += size) - size);
    return {
      tensors: products,
      startOf: ([product, row]) => starts[product]! + row * products[product]!.shape[1]!,
    };
  }
}

/** Beside rows, a column's number applies to each element of the row. */
const beside = (t: Tensor, other: Tensor): Tensor => (t.rank < other.rank ? expandDims(t, 1) : t);
