import {
  equal,
  mul,
  type Tensor,
  type Tensor1D,
  where,
  zeros,
  zerosLike,
} from '@tensorflow/tfjs-core';
import type { Kinds } from '../../core/batch.ts';
import { elementsOf } from '../../core/mean.ts';
import type { Averaged } from '../../core/scan.ts';
import type { Shape } from '../../core/shape.ts';
import { inputsOf } from '../vocabulary.ts';
import { type Bad, badInput, badValue, rowOf } from './bad.ts';
import { evaluate } from './evaluate.ts';
import { type TensorInputs, readInputs } from './inputs.ts';
import { TensorCache } from './tensor-cache.ts';
import type { Layout } from './layout.ts';
import { Summands } from './summands.ts';
import { type DeviceOptions, spread, weighings } from './weights.ts';

/** Means that read their inputs alike, on the device. */
export class DeviceScan {
  readonly #averaged: readonly Averaged[];
  readonly #kinds: Kinds;

  constructor(averaged: readonly Averaged[]) {
    this.#averaged = averaged;
    this.#kinds = inputsOf(averaged[0]!.expression);
  }

  /** The sums of a batch. The caller has a `tidy`. Throws TypeError or RangeError for inputs that do not fit. */
  batch(
    yTrue: Tensor,
    yPred: Tensor,
    options: DeviceOptions,
    what: string,
  ): { sums: Tensor1D; layout: Layout } {
    const { inputs, shape, n } = readInputs(this.#kinds, yTrue, yPred, what);
    const weighing = weighings(options, shape, what);
    const factor = typeof options.sampleWeight === 'number' ? options.sampleWeight : 1;
    if (n === 0) {
      const nothing = { length: 1, parts: 1, n, factor, bad: [] };
      const means = this.#averaged.map(() => ({ total: 0, count: undefined, d: 1 }));
      return { sums: zeros([1]), layout: { ...nothing, means } };
    }
    const summands = new Summands(n);
    const weights = weighing.map((given) => spread(given, shape, n));
    const { means, unsound } = this.#means(inputs, weights, factor, shape, summands);
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
      ...unsound.map((found) => ({ found, copies: 1, what: `${what} the value of a sample` })),
    ].flatMap(({ found, ...rest }) =>
      found ? [{ ...rest, expected: found.expected, place: summands.add(rowOf(found)) }] : [],
    );
    const sums = summands.sums();
    return { sums, layout: { length: sums.size, parts: summands.parts, n, factor, means, bad } };
  }

  #means(
    inputs: TensorInputs,
    weights: readonly Tensor[],
    factor: number,
    shape: Shape,
    summands: Summands,
  ): { means: Layout['means']; unsound: readonly Bad[] } {
    const known = new TensorCache();
    const values = new Map<string, Tensor>();
    const times = (a: Tensor, b: Tensor | undefined): Tensor =>
      b ? known.once('times', [a, b], () => mul(a, b)) : a;
    const [first, second] = weights;
    const shared = first && times(first, second);
    const unsound: Bad[] = [];
    const means = this.#averaged.map(({ expression, counted, reduction, checked }) => {
      const weight = counted ? times(evaluate(counted, inputs, known, values), shared) : shared;
      let value = evaluate(expression, inputs, known, values);
      if (checked && factor === 0) value = zerosLike(value);
      else if (checked) {
        if (weight) value = known.once('weighty', [value, weight], () => weighty(value, weight));
        if (!checked.isLenient) unsound.push(badValue(value));
      }
      return {
        total: summands.add(times(value, weight)),
        count: weight && summands.add(weight),
        d: elementsOf(shape, reduction),
      };
    });
    return { means, unsound };
  }
}

/** The value, but 0 where the weight is 0. */
const weighty = (value: Tensor, weight: Tensor): Tensor =>
  where(equal(weight, 0), zerosLike(value), value);
