import {
  expandDims,
  matMul,
  mul,
  ones,
  reshape,
  stack,
  sum,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import type { Kinds } from '../../core/batch.ts';
import { Cells } from '../../core/cells.ts';
import { rangeError } from '../../core/errors.ts';
import { CLASSES, Extent } from '../../core/extent.ts';
import { keysOf, unchecked } from '../../core/possible.ts';
import { same } from '../../core/shape.ts';
import type { Part, Sums } from '../../core/state.ts';
import { expressionsOf, type Summand } from '../../core/summand.ts';
import type { AnySumsMetric } from '../../core/sums-metric.ts';
import { type Expression, type InputName, inputsOf } from '../vocabulary.ts';
import { type Bad, badBetween, badInput, badNaN, rowOf } from './bad.ts';
import { isFloat } from './compare.ts';
import { counting, oneHotOf } from './counting.ts';
import { evaluate } from './evaluate.ts';
import { clean } from './gradient.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { Known } from './known.ts';
import { type DeviceOptions, spread, weighings } from './weights.ts';

/** Above so many keys a batch is sooner read than counted on a device. */
const MOST_KEYS = 1000;

/** So many numbers of one-hot rows are made at most. A sum of so many ones is exact in float32. */
const MOST_CELLS = 2 ** 22;

/** Sums of a batch. It holds the tensors, but `take` does not: that may wait for long. */
export interface Scanned {
  /** The sums and how many bad elements there are, in float32. */
  readonly tensors: readonly Tensor[];
  readonly length: number;
  /** What each metric gets, from the numbers of the tensors. Throws RangeError where there were bad elements. */
  readonly take: (numbers: readonly number[]) => readonly Sums<string>[];
}

/** The keys that a summand can have: so many from `least` on. One sum without a key has none. */
interface Keys {
  readonly least: number;
  readonly count: number;
  /** How many of them each sample has. */
  readonly each: number;
  readonly isPlace: boolean;
}

/** Where the key is the place in a vector, there are no one-hot rows. */
const isSmall = ({ count, each, isPlace }: Keys, n: number): boolean =>
  isPlace ? n * each <= MOST_CELLS : count <= MOST_KEYS && n * each * count <= MOST_CELLS;

/** Where the sums of one summand stand among the numbers of a batch. */
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
  /** Expressions that refuse numbers, or shapes. */
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
   * The sums of a batch, made in the caller's `tidy`; undefined where the batch had better be read. `classes` is how many classes the labels
   * are known to be of. Throws TypeError or RangeError for what does not fit.
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
    const known = new Known();
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
    const texts = bad.map(({ row: _, ...text }) => text);
    return {
      tensors: [...tensors, ...counts],
      length: length + bad.length,
      take: (numbers) => {
        texts.forEach((text, i) => refuse(text, numbers[length + i]!));
        const extent = new Extent(width);
        const found = this.#metrics.map((): Record<string, Part> => ({ [CLASSES]: extent }));
        for (const { metric, name, keys: own, start } of slots)
          found[metric]![name] = own ? cellsOf(numbers, start, own) : [numbers[start]!, 0];
        return found.map((parts) => (name) => parts[name]!);
      },
    };
  }

  /** Whether tensors are such that the device reads what the host would read. */
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
    inputs: Inputs,
    of: (e: Expression) => Tensor,
    classes: number | undefined,
    what: string,
  ): BadRow[] {
    const rows: BadRow[] = [];
    const note = (name: InputName, bad: Bad | undefined): void => {
      if (bad) rows.push({ what: `${what} ${name}`, expected: bad.expected, row: rowOf(bad) });
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
  readonly what: string;
  readonly expected: string;
  /** How many there are in each sample. */
  readonly row: Tensor;
}

function refuse({ what, expected }: Omit<BadRow, 'row'>, count: number): void {
  if (count > 0) throw rangeError(what, expected, `${count} bad element${count === 1 ? '' : 's'}`);
}

type Check = (e: Expression, of: (e: Expression) => Tensor) => Bad | undefined;

const none: Check = () => undefined;

const noNaN: Check = ({ args: [a] }, of) => badNaN(of(a as Expression));

/** What verbs refuse; of some it is a shape, which `hasPlaces` looks at. */
const checking: Readonly<
  Record<'withoutNaN' | 'positive' | 'within' | 'ofWidth' | 'isPlace', Check>
> = {
  withoutNaN: noNaN,
  positive: noNaN,
  within: ({ args: [a, least, most, counts] }, of) =>
    badBetween(
      of(a as Expression),
      least as number,
      most as number,
      counts === undefined ? undefined : of(counts as Expression),
    ),
  ofWidth: none,
  isPlace: none,
};

const hasPlaces = ({ verb, args: [, count] }: Expression, width: number): boolean =>
  verb === 'ofWidth' ? count === width : verb !== 'isPlace' || (count as number) < width;

/** All keys that can come; `classes` is how many the labels are of. */
function keysIn(by: Expression, width: number, classes: number | undefined): Keys {
  const key = unchecked(by);
  const each = by.type === 'rows' ? width : 1;
  const isPlace = key.verb === 'place';
  const isLabel = typeof key.args[0] === 'string';
  if (isLabel && classes !== width) return { least: 0, count: Infinity, each, isPlace };
  const [least, most] = isLabel ? [0, width - 1] : keysOf(key, new Extent(width));
  return { least, count: most - least + 1, each, isPlace };
}

function cellsOf(numbers: readonly number[], start: number, { least, count }: Keys): Cells {
  const sums = Float64Array.from(numbers.slice(start, start + count));
  if (least === 0) return Cells.of(sums);
  const cells = new Cells();
  sums.forEach((own, i) => cells.add(least + i, [own, 0]));
  return cells;
}

/** Sums of a batch by key: those of one key are made together. */
class KeyedSums {
  readonly #n: number;
  readonly #width: number;
  readonly #weight: Tensor | undefined;
  readonly #known: Known;
  readonly #of: (e: Expression) => Tensor;
  readonly #factors: { readonly rows: Tensor[]; readonly hot: Tensor }[] = [];

  constructor(
    n: number,
    width: number,
    weight: Tensor | undefined,
    known: Known,
    of: (e: Expression) => Tensor,
  ) {
    this.#n = n;
    this.#width = width;
    this.#weight = weight;
    this.#known = known;
    this.#of = of;
  }

  /** The place of its sums: which product, and which row of that. */
  add(summand: Summand, keys: Keys | undefined): readonly [product: number, row: number] {
    const by = summand.by as Expression | undefined;
    const isRows = expressionsOf(summand).some(({ type }) => type === 'rows');
    if (by?.verb === 'place') {
      // The numbers of a vector are where their sums are.
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

  /** What is added for each sample, or for each element of its vector. */
  #entries({ where, value }: Summand, isRows: boolean, weight: Tensor | undefined): Tensor {
    const shape = isRows ? [this.#n, this.#width] : [this.#n];
    const factors = [where && this.#of(where), value && this.#of(value), weight];
    const given = factors.filter((factor) => factor !== undefined);
    if (!given.some(({ rank }) => rank === shape.length)) given.unshift(this.#ones(shape));
    return given.reduce((a, b) => this.#times(a, b));
  }

  #times(a: Tensor, b: Tensor): Tensor {
    const spreadTo = (t: Tensor, other: Tensor): Tensor =>
      t.rank < other.rank ? expandDims(t, 1) : t;
    return this.#known.once('times', [a, b], () => mul(spreadTo(a, b), spreadTo(b, a)));
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
      // Of an even number, WebGL has no empty places among those that are added up.
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
