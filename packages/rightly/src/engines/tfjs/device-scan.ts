import { cast, mul, reshape, sum, type Tensor, type Tensor1D, zeros } from '@tensorflow/tfjs-core';
import { fit, type Kinds } from '../../core/batch.ts';
import { typeError } from '../../core/errors.ts';
import { elementsOf } from '../../core/mean.ts';
import type { Averaged } from '../../core/scan.ts';
import type { Shape } from '../../core/shape.ts';
import { type InputName, inputsOf } from '../vocabulary.ts';
import { type Bad, badInput } from './bad.ts';
import { evaluate, type Inputs } from './evaluate.ts';
import { Known } from './known.ts';
import type { Layout } from './layout.ts';
import { Summands } from './summands.ts';
import { ones } from './verbs.ts';
import { type DeviceOptions, spread, weighings } from './weights.ts';

/** Means that read their inputs alike, on the device. */
export class DeviceScan {
  readonly #averaged: readonly Averaged[];
  readonly #kinds: Kinds;

  constructor(averaged: readonly Averaged[]) {
    this.#averaged = averaged;
    this.#kinds = inputsOf(averaged[0]!.expression);
  }

  /** The sums of a batch, made in the caller's `tidy`. Throws TypeError or RangeError for what does not fit. */
  batch(
    yTrue: Tensor,
    yPred: Tensor,
    options: DeviceOptions,
    what: string,
  ): { sums: Tensor1D; layout: Layout } {
    const { shape, n, widths } = fit(this.#kinds, yTrue.shape, yPred.shape, what);
    const inputs = {
      yTrue: this.#read('yTrue', yTrue, [n, widths[0]], what),
      yPred: this.#read('yPred', yPred, [n, widths[1]], what),
    };
    const weighing = weighings(options, shape, what);
    const factor = typeof options.sampleWeight === 'number' ? options.sampleWeight : 1;
    if (n === 0) {
      const nothing = { length: 1, parts: 1, n, factor, bad: [] };
      const means = this.#averaged.map(() => ({ total: 0, count: undefined, d: 1 }));
      return { sums: zeros([1]), layout: { ...nothing, means } };
    }
    const summands = new Summands(n);
    const weights = weighing.map((given) => spread(given, shape, n));
    const means = this.#means(inputs, weights, shape, summands);
    const bad = [
      ...(['yTrue', 'yPred'] as const).map((name) => ({
        found: badInput(this.#kinds, name, inputs[name]),
        copies: 1,
        what: `${what} ${name}`,
      })),
      ...weighing.map(({ given, bad: find, what: name }, i) => ({
        found: find(weights[i]!, given.dtype),
        copies: n / given.size,
        what: name,
      })),
    ].flatMap(({ found, ...rest }) =>
      found ? [{ ...rest, expected: found.expected, place: summands.add(rowOf(found)) }] : [],
    );
    const sums = summands.sums();
    return { sums, layout: { length: sums.size, parts: summands.parts, n, factor, means, bad } };
  }

  #means(
    inputs: Inputs,
    weights: readonly Tensor[],
    shape: Shape,
    summands: Summands,
  ): Layout['means'] {
    const known = new Known();
    const values = new Map<string, Tensor>();
    const times = (a: Tensor, b: Tensor | undefined): Tensor =>
      b ? known.once('times', [a, b], () => mul(a, b)) : a;
    const [first, second] = weights;
    const shared = first && times(first, second);
    return this.#averaged.map(({ expression, counted, reduction }) => {
      const weight = counted ? times(evaluate(counted, inputs, known, values), shared) : shared;
      const value = evaluate(expression, inputs, known, values);
      return {
        total: summands.add(times(value, weight)),
        count: weight && summands.add(weight),
        d: elementsOf(shape, reduction),
      };
    });
  }

  /** Columns as [n], rows as [n, classes]; booleans as integers. */
  #read(name: InputName, input: Tensor, shape: [n: number, width: number], what: string): Tensor {
    const { dtype } = input;
    if (dtype === 'string' || dtype === 'complex64')
      throw typeError(`${what} ${name}`, 'hold float32, int32 or bool', dtype);
    const flat = reshape(input, this.#kinds[name].type === 'rows' ? shape : [shape[0]]);
    return dtype === 'bool' ? cast(flat, 'int32') : flat;
  }
}

/** How many there are in each sample. */
function rowOf({ where }: Bad): Tensor {
  const counts = ones(where);
  return counts.rank === 1 ? counts : sum(counts, 1);
}
