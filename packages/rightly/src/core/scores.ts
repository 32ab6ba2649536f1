import { rangeError, show, typeError } from './errors.ts';
import {
  addSums,
  type Kept,
  type PlainCells,
  plainObject,
  plainSums,
  settled,
  type Sum,
} from './state.ts';

/** Sums by score, in ascending order of distinct scores. No score is NaN or -0. */
export interface Run {
  readonly scores: Float32Array | Float64Array;
  readonly high: Float64Array;
  /** The low parts of the sums. Undefined where each sum is a count. */
  readonly low: Float64Array | undefined;
}

/** Makes sums by score of `n` scores. Each score adds its weight, or 1 without weights. */
export type CountScores = (
  n: number,
  scores: ArrayLike<unknown>,
  weights: ArrayLike<number> | undefined,
) => Scores;

/**
 * Sums by score, where a score is any number. Each batch adds a run, which holds its sums in the order of their scores. Two runs are joined
 * where the second is at least half as long as the first. So many small batches cost little more than one large one.
 */
export class Scores implements Kept {
  #runs: readonly Run[];
  /** The sum of the samples whose score is NaN. */
  readonly nan: Sum;
  /** The area that an engine computed from sums that it did not send. */
  readonly area: number | undefined;
  readonly #count: CountScores;

  constructor(count: CountScores, runs: readonly Run[] = [], nan: Sum = [0, 0], area?: number) {
    this.#count = count;
    this.#runs = runs.filter(({ scores }) => scores.length > 0);
    this.nan = nan;
    this.area = area;
  }

  /** Replaces the sums by their known area. */
  known(area: number): Scores {
    return new Scores(this.#count, [], [0, 0], area);
  }

  /** All sums in one run. */
  get run(): Run {
    const whole = this.#runs.reduceRight((all, run) => joined(run, all), none);
    this.#runs = [whole];
    return whole;
  }

  /** An upper bound of the number of scores. Runs can have scores in common. */
  get atMost(): number {
    return this.#runs.reduce((sum, { scores }) => sum + scores.length, 0);
  }

  plus(other: Scores, what: string): this {
    if (other.#isEmpty) return this;
    if (this.#isEmpty) return other as this;
    if ((this.area ?? other.area) !== undefined) throw notKept(what);
    const runs = [...this.#runs];
    for (const run of other.#runs) {
      runs.push(run);
      while (runs.length > 1 && 2 * runs.at(-1)!.scores.length >= runs.at(-2)!.scores.length)
        runs.push(joined(...(runs.splice(-2) as [Run, Run])));
    }
    return new Scores(this.#count, runs, settled(addSums(this.nan, other.nan))) as this;
  }

  get #isEmpty(): boolean {
    return this.#runs.length === 0 && this.nan[0] === 0 && this.area === undefined;
  }

  toPlain(): [PlainCells, PlainCells | undefined] {
    if (this.area !== undefined) throw notKept('a state:');
    return plainSums(this.#sums());
  }

  /** All sums with their scores. */
  *#sums(): Iterable<[string, Sum]> {
    const { scores, high, low } = this.run;
    for (let i = 0; i < scores.length; i++) yield [`${scores[i]}`, [high[i]!, low?.[i] ?? 0]];
    if (this.nan[0] !== 0) yield ['NaN', this.nan];
  }

  fromPlain(nearest: unknown, rest: unknown, what: string): this {
    const [high, low] = [nearest, rest ?? {}].map((part) => this.#read(part, what));
    return high!.plus(low!, what) as this;
  }

  /** Sums from plain data, where each key is the text of a score. */
  #read(plain: unknown, what: string): Scores {
    const sums = plainObject(plain, what) as Readonly<Record<string, unknown>>;
    const texts = Object.keys(sums);
    const scores = new Float64Array(texts.length);
    const values = new Float64Array(texts.length);
    for (const [i, text] of texts.entries()) {
      const [score, sum] = [Number(text), sums[text]];
      if (String(score) !== text) throw rangeError(`${what} keys`, 'be scores', text);
      if (typeof sum !== 'number') throw typeError(`${what} ${text}`, 'be a number', show(sum));
      scores[i] = score;
      values[i] = sum;
    }
    return this.#count(texts.length, scores, values);
  }

  check(what: string): void {
    for (const run of this.#runs) refuseInfinite(run, what);
    if (!Number.isFinite(this.nan[0]))
      throw rangeError(`${what} NaN`, 'be a finite sum', `${this.nan[0]}`);
  }

  checkSpread(what: string): void {
    const { scores, high } = this.run;
    for (let i = 0; i < scores.length; i++)
      if (high[i]! < 0) throw rangeError(`${what} ${scores[i]}`, 'be at least 0', `${high[i]}`);
    if (this.nan[0] < 0) throw rangeError(`${what} NaN`, 'be at least 0', `${this.nan[0]}`);
  }
}

const none: Run = { scores: new Float64Array(0), high: new Float64Array(0), low: undefined };

const notKept = (what: string): TypeError =>
  typeError(
    what,
    "be of sums (evaluationQuery with { exact: 'sums' } asks for them)",
    'an area that an SQL engine computed',
  );

/** Runs whose sums are known to be finite. */
const finite = new WeakSet<Run>();

function refuseInfinite(run: Run, what: string): void {
  const { scores, high, low } = run;
  if (!low || finite.has(run)) return;
  for (let i = 0; i < high.length; i++)
    if (!Number.isFinite(high[i]))
      throw rangeError(`${what} ${scores[i]}`, 'be a finite sum', `${high[i]}`);
  finite.add(run);
}

/** Joins two runs. */
function joined(a: Run, b: Run): Run {
  const [n, m] = [a.scores.length, b.scores.length];
  if (n === 0 || m === 0) return n === 0 ? b : a;
  const isShort = a.scores instanceof Float32Array && b.scores instanceof Float32Array;
  const scores = new (isShort ? Float32Array : Float64Array)(n + m);
  const high = new Float64Array(n + m);
  const low = a.low || b.low ? new Float64Array(n + m) : undefined;
  const sumOf = ({ high: own, low: rest }: Run, i: number): Sum => [own[i]!, rest?.[i] ?? 0];
  let [i, j, k] = [0, 0, 0];
  for (; i < n && j < m; k++) {
    const [x, y] = [a.scores[i]!, b.scores[j]!];
    scores[k] = x < y ? x : y;
    if (!low) high[k] = (x <= y ? a.high[i]! : 0) + (y <= x ? b.high[j]! : 0);
    else if (x === y) [high[k], low[k]] = settled(addSums(sumOf(a, i), sumOf(b, j)));
    else [high[k], low[k]] = x < y ? sumOf(a, i) : sumOf(b, j);
    if (x <= y) i++;
    if (y <= x) j++;
  }
  const [rest, from] = i < n ? [a, i] : [b, j];
  scores.set(rest.scores.subarray(from), k);
  high.set(rest.high.subarray(from), k);
  if (low && rest.low) low.set(rest.low.subarray(from), k);
  return truncateRun({ scores, high, low }, k + rest.scores.length - from);
}

/** The first `length` sums of a run, in arrays that are not much longer. */
export function truncateRun({ scores, high, low }: Run, length: number): Run {
  const part = <A extends Float32Array | Float64Array>(array: A): A =>
    (2 * length < array.length ? array.slice(0, length) : array.subarray(0, length)) as A;
  return { scores: part(scores), high: part(high), low: low && part(low) };
}
