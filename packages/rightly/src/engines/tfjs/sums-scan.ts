import { mul, stack, sum, type Tensor } from '@tensorflow/tfjs-core';
import type { Kinds } from '../../core/batch.ts';
import { rangeError } from '../../core/errors.ts';
import { CLASSES, ClassCount } from '../../core/class-count.ts';
import { same } from '../../core/shape.ts';
import type { Part, Sums } from '../../core/state.ts';
import { expressionsOf, type Summand } from '../../core/summand.ts';
import type { AnySumsMetric } from '../../core/declared-sums.ts';
import { type Expression, type InputName, inputsOf } from '../vocabulary.ts';
import { type Bad, badInput, rowOf } from './bad.ts';
import { checking, hasPlaces } from './checking.ts';
import { isFloat } from './compare.ts';
import { counting } from './counting.ts';
import { evaluate } from './evaluate.ts';
import { type TensorInputs, readInputs } from './inputs.ts';
import { KeyedSums } from './keyed-sums.ts';
import { cellsOf, isSmall, type Keys, keysIn } from './keys.ts';
import { TensorCache } from './tensor-cache.ts';
import { type DeviceOptions, spread, weighings } from './weights.ts';

/** Sums of a batch. `take` may be called much later, so it holds no tensor. */
export interface Scanned {
  /** The sums and the numbers of bad elements, in float32. */
  readonly tensors: readonly Tensor[];
  readonly length: number;
  /** The sums of each metric, from the numbers of the tensors. Throws RangeError where there were bad elements. */
  readonly take: (numbers: readonly number[]) => readonly Sums<string>[];
}

/** The position of a summand's sums among the numbers of a batch. */
interface Slot {
  readonly metric: number;
  readonly name: string;
  readonly keys: Keys | undefined;
  readonly start: number;
}

/** Metrics of several sums that read their inputs alike, on the device. */
export class SumsScan {
  readonly #metrics: readonly AnySumsMetric[];
  readonly #summands: readonly (readonly [metric: number, name: string, summand: Summand])[];
  readonly #kinds: Kinds;
  /** Expressions that refuse numbers or shapes. */
  readonly #checks: readonly Expression[];

  constructor(metrics: readonly AnySumsMetric[]) {
    this.#metrics = metrics;
    this.#kinds = metrics[0]!.member.kinds;
    this.#summands = metrics.flatMap(({ summands }, i) =>
      Object.entries(summands).map(([name, summand]) => [i, name, summand] as const),
    );
    const checks = new Map<string, Expression>();
    const visit = (e: Expression): void => {
      if (e.verb in checking) checks.set(e.key, e);
      for (const arg of e.args) if (typeof arg === 'object') visit(arg);
    };
    for (const [, , summand] of this.#summands) expressionsOf(summand).forEach(visit);
    this.#checks = [...checks.values()];
  }

  /**
   * The sums of a batch. The caller has a `tidy`. Undefined where reading the batch is better. `classes` is the known number of classes of
   * the labels. Throws TypeError or RangeError for inputs that do not fit.
   */
  batch(
    yTrue: Tensor,
    yPred: Tensor,
    options: DeviceOptions,
    classes: number | undefined,
  ): Scanned | undefined {
    if (!this.#takes(yTrue, yPred)) return undefined;
    const what = this.#metrics[0]!.at('updateState');
    const { inputs, shape, n } = readInputs(this.#kinds, yTrue, yPred, what);
    const width = inputs.yPred.shape[1] ?? 1;
    const weighing = weighings(options, shape, what);
    const keys = this.#summands.map(
      ([, , { by }]) => by && keysIn(by as Expression, width, classes),
    );
    if (
      weighing.some(({ given }) => given.size > n) ||
      keys.some((own) => own && !isSmall(own, n)) ||
      !this.#checks.every((e) => hasPlaces(e, width))
    )
      return undefined;
    const [first, second] = weighing.map((given) => spread(given, shape, n));
    const weight = first && second ? mul(first, second) : first;
    const known = new TensorCache();
    const values = new Map<string, Tensor>();
    const of = (e: Expression): Tensor => evaluate(e, inputs, known, values, counting);
    const sums = new KeyedSums(n, width, weight, known, of);
    const places = this.#summands.map(([, , summand], i) => sums.add(summand, keys[i]));
    const bad = this.#bad(inputs, of, classes, what);
    const counts = bad.length > 0 ? [sum(stack(bad.map(({ row }) => row)), 1)] : [];
    const { tensors, startOf } = sums.found();
    const slots = this.#summands.map(([metric, name], i): Slot => ({
      metric,
      name,
      keys: keys[i],
      start: startOf(places[i]!),
    }));
    const length = tensors.reduce((all, { size }) => all + size, 0);
    const texts = bad.map(({ text }) => text);
    return {
      tensors: [...tensors, ...counts],
      length: length + bad.length,
      take: (numbers) => {
        texts.forEach((text, i) => refuse(text, numbers[length + i]!));
        const extent = new ClassCount(width);
        const found = this.#metrics.map((): Record<string, Part> => ({ [CLASSES]: extent }));
        for (const { metric, name, keys: own, start } of slots)
          found[metric]![name] = own ? cellsOf(numbers, start, own) : [numbers[start]!, 0];
        return found.map((parts) => (name) => parts[name]!);
      },
    };
  }

  /** Whether the device reads the same numbers as the host. */
  #takes(yTrue: Tensor, yPred: Tensor): boolean {
    const { yTrue: truth, yPred: prediction } = this.#kinds;
    const areVectors = truth.layout !== undefined && prediction.layout !== undefined;
    return (
      isFloat(yPred) &&
      ['float32', 'int32', 'bool'].includes(yTrue.dtype) &&
      Math.min(yTrue.size, yPred.size) > 0 &&
      (!areVectors || same(yTrue.shape, yPred.shape))
    );
  }

  #bad(
    inputs: TensorInputs,
    of: (e: Expression) => Tensor,
    classes: number | undefined,
    what: string,
  ): BadRow[] {
    const rows: BadRow[] = [];
    const note = (name: InputName, bad: Bad | undefined): void => {
      if (!bad) return;
      const text = { what: `${what} ${name}`, expected: bad.expected };
      rows.push({ text, row: rowOf(bad) });
    };
    for (const name of ['yTrue', 'yPred'] as const)
      // Labels of known classes are whole numbers.
      if (!(name === 'yTrue' && classes !== undefined))
        note(name, badInput(this.#kinds, name, inputs[name]));
    for (const e of this.#checks) {
      const [name] = Object.keys(inputsOf(e)) as [InputName];
      note(name, checking[e.verb as keyof typeof checking](e, of));
    }
    return rows;
  }
}

interface BadRow {
  readonly text: { readonly what: string; readonly expected: string };
  /** The number of bad elements in each sample. */
  readonly row: Tensor;
}

function refuse({ what, expected }: BadRow['text'], count: number): void {
  if (count > 0) throw rangeError(what, expected, `${count} bad element${count === 1 ? '' : 's'}`);
}
