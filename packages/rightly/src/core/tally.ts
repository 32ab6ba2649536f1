import { evaluate } from '../engines/cpu/evaluate.ts';
import { part } from '../engines/cpu/in-blocks.ts';
import type { Data, Expression, InputData, Inputs } from '../engines/vocabulary.ts';
import { addCells } from './add-cells.ts';
import type { Batch } from './batch.ts';
import { Cells } from './cells.ts';
import type { CountAll } from './definition.ts';
import { counts, type Entries, entry } from './entries.ts';
import { CLASSES, ClassCount } from './class-count.ts';
import { notFinite } from './finite.ts';
import { type Shape, size as sizeOf } from './shape.ts';
import { reusing } from './slab.ts';
import { addSums, isSum, type Kept, type Part, type Sum } from './state.ts';
import { expressionsOf, keepingOf, namesOf, type Summand, type Summands } from './summand.ts';
import { type Weights, weightsOf } from './weights.ts';

/** The largest number of values that are computed together. They stay in the cache of a core. */
const BLOCK = 16_384;

/** The sums that a batch adds to a metric. */
export class Tally {
  readonly #summands: readonly (readonly [string, Summand])[];
  readonly #batch: Batch;
  readonly #weights: Weights;
  readonly #kernels: CountAll | undefined;
  readonly #what: string;
  /** Whether each element of a vector has its own weight. */
  readonly #perElement: boolean;
  readonly #isLenient: boolean;
  readonly #found: Record<string, Part> = {};

  /** Throws TypeError or RangeError for weights that do not fit. With `isLenient` it also counts values that are not finite. */
  constructor(
    summands: Summands,
    batch: Batch,
    options: unknown,
    what: string,
    kernels: CountAll | undefined,
    isLenient: boolean,
  ) {
    this.#kernels = kernels;
    this.#isLenient = isLenient;
    this.#what = what;
    this.#summands = Object.entries(summands);
    this.#batch = batch;
    this.#perElement = this.#summands.every(([, summand]) => {
      const found = expressionsOf(summand);
      return found.length > 0 && found.every(({ type }) => type === 'rows');
    });
    this.#weights = weightsOf(options, this.#perElement ? elementsOf(batch) : batch.shape, what);
    for (const [name, summand] of this.#summands) this.#found[name] = emptySum(summand);
  }

  run(): void {
    const { n, inputs } = this.#batch;
    const known = this.#weights ? undefined : this.#kernels?.(n, inputs);
    if (known) {
      Object.assign(this.#found, known);
      return;
    }
    // Scores are sorted together, and not in blocks.
    const isSorted = this.#summands.some(([, { scores }]) => scores);
    const rows = isSorted ? n : Math.max(1, Math.floor(BLOCK / this.#computedWidth()));
    for (let start = 0; start < n; start += rows) {
      const count = Math.min(rows, n - start);
      const { yTrue, yPred } = inputs;
      const block = { yTrue: part(yTrue, start, count), yPred: part(yPred, start, count) };
      reusing(() => this.#count(start, count, block));
    }
  }

  readonly sums = (name: string): Part =>
    name === CLASSES ? new ClassCount(this.#classes()) : this.#found[name]!;

  /** An empty batch does not say how many classes there are. */
  #classes(): number | undefined {
    return this.#batch.n > 0 ? this.#batch.inputs.yPred.width : undefined;
  }

  /** The number of values of a sample. */
  get #inner(): number {
    const { shape } = this.#batch;
    return sizeOf(shape) / shape[0]! || 1;
  }

  /** The number of values that are computed for a sample. For vectors that are only read it is one. */
  #computedWidth(): number {
    const isRows = ({ type, args }: Expression): boolean =>
      (type === 'rows' && typeof args[0] !== 'string') ||
      args.some((arg) => typeof arg === 'object' && isRows(arg));
    const computes = this.#summands.some(
      ([, summand]) =>
        expressionsOf(summand).some(({ type }) => type === 'rows') ||
        expressionsOf(summand).some(isRows),
    );
    return computes ? widthOf(this.#batch.inputs) : 1;
  }

  #count(start: number, n: number, inputs: Inputs): void {
    const known: Record<string, InputData> = {};
    for (const [name, summand] of this.#summands) {
      const { value, where, by, moments } = summand;
      const isRows = expressionsOf(summand).some(({ type }) => type === 'rows');
      const width = isRows ? widthOf(inputs) : 1;
      const of = (e: Expression): Data => spread(evaluate(e, n, inputs, known), n * width);
      const share = this.#perElement ? width : 1;
      const entries: Entries = {
        n: n * width,
        share: summand.isPerSample ? 1 / this.#inner : 1,
        where: where && of(where),
        values: value && of(value),
        weights:
          this.#weights &&
          !summand.isUnweighted &&
          spread(slice(this.#weights, start * share, n * share), n * width),
      };
      if (!this.#isLenient)
        for (const numbers of [entries.values, ...(moments?.of.map(of) ?? [])])
          if (numbers) this.#refuseInfinite(numbers, entries, start, width);
      const found = this.#found[name]!;
      const block = { n, width, entries, of, what: this.#what };
      const keeping = keepingOf(summand);
      if (keeping) this.#found[name] = keeping.add(found as Kept, summand, block);
      else if (isSum(found)) this.#found[name] = added(found, entries);
      else addCells(found as Cells, of(by as Expression), entries);
    }
  }

  /** Refuses values that are not finite, except those that do not count. */
  #refuseInfinite(numbers: Data, entries: Entries, start: number, width: number): void {
    for (let i = 0; i < entries.n; i++)
      if (!Number.isFinite(Number(numbers[i])) && counts(entries, i))
        throw notFinite(this.#batch, start + Math.floor(i / width), numbers[i]!, this.#what);
  }
}

/** The shape of the elements of vectors: that of yPred, unless only yTrue has vectors. */
function elementsOf({ n, shape, elements, inputs }: Batch): Shape {
  const width = widthOf(inputs);
  return sizeOf(elements) === n * width ? elements : [...shape, width];
}

/** The length of the longer vectors of truth and prediction. */
const widthOf = ({ yTrue, yPred }: Inputs): number => Math.max(yTrue.width ?? 1, yPred.width ?? 1);

/** The empty part of a summand. */
export const emptySum = (summand: Summand): Part =>
  keepingOf(summand)?.none(summand) ??
  (summand.by ? new Cells(namesOf(summand.by as Expression)) : [0, 0]);

/** The sum after these entries. */
function added(sum: Sum, entries: Entries): Sum {
  let all = sum;
  for (let i = 0; i < entries.n; i++)
    if (counts(entries, i)) all = addSums(all, [entry(entries, i), 0]);
  return all;
}

/** One number for each of `n` elements. A number of a sample is repeated for each of its elements. */
function spread(data: Data, n: number): Data {
  if (data.length === n || data.length === 0) return data;
  const width = n / data.length;
  const out: number[] | Float64Array =
    typeof data[0] === 'number' ? new Float64Array(n) : Array.from<number>({ length: n });
  for (let i = 0; i < data.length; i++) out.fill(data[i]!, i * width, (i + 1) * width);
  return out;
}

const slice = (data: Data, start: number, n: number): Data =>
  'subarray' in data
    ? (data as Float64Array).subarray(start, start + n)
    : (data as readonly number[]).slice(start, start + n);
