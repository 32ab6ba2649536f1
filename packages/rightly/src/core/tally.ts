import { evaluate } from '../engines/cpu/evaluate.ts';
import { part } from '../engines/cpu/in-blocks.ts';
import type { Data, Expression, InputData, Inputs } from '../engines/vocabulary.ts';
import type { Batch } from './batch.ts';
import { Cells, DENSE, type Key } from './cells.ts';
import type { CountAll } from './definition.ts';
import { CLASSES, Extent } from './extent.ts';
import { notFinite } from './finite.ts';
import { Grid } from './grid.ts';
import type { Moments } from './moments.ts';
import { type Shape, size as sizeOf } from './shape.ts';
import { reusing } from './slab.ts';
import type { Scores } from './scores.ts';
import type { Part, Sum } from './state.ts';
import { addSums } from './state.ts';
import { expressionsOf, namesOf, type Summand, type Summands } from './summand.ts';
import { type Weights, weightsOf } from './weights.ts';

/** How many numbers are computed together at most: they stay in a core's cache. */
const BLOCK = 16_384;

/** What a batch adds to each of a metric's sums. */
export class Tally {
  readonly #summands: readonly (readonly [string, Summand])[];
  readonly #batch: Batch;
  readonly #weights: Weights;
  readonly #kernels: CountAll | undefined;
  readonly #what: string;
  /** Whether each element of a vector has a weight of its own. */
  readonly #perElement: boolean;
  readonly #isLenient: boolean;
  readonly #found: Record<string, Part> = {};

  /** Throws TypeError or RangeError for weights that do not fit. With `isLenient` it counts values that are not finite, too. */
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
    // What is sorted is sorted at once.
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
    name === CLASSES ? new Extent(this.#classes()) : this.#found[name]!;

  /** An empty batch does not tell how many classes there are. */
  #classes(): number | undefined {
    return this.#batch.n > 0 ? this.#batch.inputs.yPred.width : undefined;
  }

  /** How many values make a sample. */
  get #inner(): number {
    const { shape } = this.#batch;
    return sizeOf(shape) / shape[0]! || 1;
  }

  /** How many numbers are computed for a sample: of vectors that are only read, one. */
  #computedWidth(): number {
    const isRows = ({ type, args }: Expression): boolean =>
      (type === 'rows' && typeof args[0] !== 'string') ||
      args.some((arg) => typeof arg === 'object' && isRows(arg));
    const computes = this.#summands.some(
      ([, summand]) =>
        expressionsOf(summand).some(({ type }) => type === 'rows') ||
        expressionsOf(summand).some(isRows),
    );
    const { yTrue, yPred } = this.#batch.inputs;
    return computes ? Math.max(yTrue.width ?? 1, yPred.width ?? 1) : 1;
  }

  #count(start: number, n: number, inputs: Inputs): void {
    const known: Record<string, InputData> = {};
    for (const [name, summand] of this.#summands) {
      const columns = expressionsOf(summand);
      const isRows = columns.some(({ type }) => type === 'rows');
      const width = isRows ? Math.max(inputs.yTrue.width ?? 1, inputs.yPred.width ?? 1) : 1;
      const of = (e: Expression | undefined): Data | undefined =>
        e && spread(evaluate(e, n, inputs, known), n * width);
      const [first, second] = [summand.by].flat();
      const share = this.#perElement ? width : 1;
      const entries: Entries = {
        n: n * width,
        share: summand.isPerSample ? 1 / this.#inner : 1,
        where: of(summand.where),
        values: of(summand.value),
        weights:
          this.#weights &&
          !summand.isUnweighted &&
          spread(slice(this.#weights, start * share, n * share), n * width),
      };
      const found = this.#found[name]!;
      const [x, y] = summand.moments?.of.map(of) ?? [];
      for (const numbers of [entries.values, x, y])
        if (numbers && !this.#isLenient) this.#refuseInfinite(numbers, entries, start, width);
      if (summand.moments) {
        const more = summand.moments.count(n, width, x!, y!, weightsIn(entries));
        this.#found[name] = (found as Moments).plus(more);
        continue;
      }
      if (summand.scores) {
        const more = summand.scores.count(entries.n, of(first)!, weightsIn(entries));
        this.#found[name] = (found as Scores).plus(more, this.#what);
      } else if (found instanceof Cells) addCells(found, of(first)!, entries);
      else if (found instanceof Grid) addGrid(found, of(first)!, of(second)!, entries);
      else this.#found[name] = added(found as Sum, entries);
    }
  }

  /** Refuses numbers that are not finite, but for those that do not count. */
  #refuseInfinite(numbers: Data, entries: Entries, start: number, width: number): void {
    for (let i = 0; i < entries.n; i++)
      if (!Number.isFinite(Number(numbers[i])) && counts(entries, i))
        throw notFinite(this.#batch, start + Math.floor(i / width), numbers[i]!, this.#what);
  }
}

/** The shape of the elements of vectors: that of yPred, unless yTrue alone has vectors. */
function elementsOf({ n, shape, elements, inputs: { yTrue, yPred } }: Batch): Shape {
  const width = Math.max(yTrue.width ?? 1, yPred.width ?? 1);
  return sizeOf(elements) === n * width ? elements : [...shape, width];
}

/** What is kept of a summand before anything was seen. */
export const emptySum = ({
  by,
  moments,
  scores,
}: Summand): Cells | Grid | Moments | Scores | Sum => {
  if (moments ?? scores) return (moments ?? scores)!.none;
  if (by === undefined) return [0, 0];
  return 'verb' in by ? new Cells(namesOf(by)) : new Grid(by.map(namesOf));
};

/** What is added: values times weights, 1 where there are none, where the condition holds. */
interface Entries {
  readonly n: number;
  /** For how much of a sample each entry counts. */
  readonly share: number;
  readonly where: Data | undefined;
  readonly values: Data | undefined;
  readonly weights: Data | false | undefined;
}

const entry = ({ share, values, weights }: Entries, i: number): number =>
  (values ? Number(values[i]) : 1) * (weights ? weights[i]! : 1) * share;

/** Whether an entry counts; what weighs nothing does not, whatever its value is. */
const counts = ({ where, weights }: Entries, i: number): boolean =>
  (!where || where[i] === 1) && (!weights || weights[i] !== 0);

/** What each entry weighs: nothing where the condition does not hold. undefined where all weigh 1. */
function weightsIn(entries: Entries): Data | undefined {
  const { n, share, where, weights } = entries;
  if (!where && share === 1) return weights || undefined;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) if (counts(entries, i)) out[i] = (weights ? weights[i]! : 1) * share;
  return out;
}

/** The sum with these entries. */
function added(sum: Sum, entries: Entries): Sum {
  let all = sum;
  for (let i = 0; i < entries.n; i++)
    if (counts(entries, i)) all = addSums(all, [entry(entries, i), 0]);
  return all;
}

function addCells(cells: Cells, keys: Data, entries: Entries): void {
  const { n, share, where, values, weights } = entries;
  // Other arrays hold names, or 64-bit integers among numbers.
  if (!ArrayBuffer.isView(keys) || typeof keys[0] !== 'number') {
    for (let i = 0; i < n; i++)
      if (counts(entries, i)) cells.add(keyFrom(keys[i]!), [entry(entries, i), 0]);
    return;
  }
  let most = -1;
  for (let i = 0; i < n; i++) if (keys[i]! > most && keys[i]! < DENSE) most = keys[i]!;
  // The arrays grow once, before the loops: these hold on to them.
  cells.reaches(most);
  if (values || weights || share !== 1) sumCells(cells, keys, entries);
  else countCells(cells, n, keys, where);
}

/** Counts exactly: each loop is as short as it can be. */
function countCells(cells: Cells, n: number, keys: Data, where: Data | undefined): void {
  const { high } = cells;
  const size = high.length;
  for (let i = 0; i < n; i++) {
    const key = keys[i]!;
    const one = where ? where[i]! : 1;
    if (key >= 0 && key < size) high[key]! += one;
    else if (one === 1) cells.add(keyFrom(key), [1, 0]);
  }
}

function sumCells(cells: Cells, keys: Data, entries: Entries): void {
  const { high, low } = cells;
  const size = high.length;
  for (let i = 0; i < entries.n; i++) {
    if (!counts(entries, i)) continue;
    const key = keys[i]!;
    const x = entry(entries, i);
    if (!(key >= 0 && key < size)) {
      cells.add(keyFrom(key), [x, 0]);
      continue;
    }
    const before = high[key]!;
    const next = before + x;
    const step = next - before;
    high[key] = next;
    low[key]! += before - (next - step) + (x - step);
  }
}

function addGrid(grid: Grid, first: Data, second: Data, entries: Entries): void {
  for (let i = 0; i < entries.n; i++)
    if (counts(entries, i))
      grid.row(keyFrom(first[i]!)).add(keyFrom(second[i]!), [entry(entries, i), 0]);
}

/** A name, or a whole number: one that float64 may not hold exactly is a bigint, whatever it came as. */
function keyFrom(key: number | bigint | boolean | string): Key {
  if (typeof key === 'string') return key;
  const number = Number(key);
  // -0 is 0.
  return Number.isSafeInteger(number) ? number + 0 : BigInt(key);
}

/** One number for each of `n` elements: a sample's number is each of its elements'. */
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
