import { show, typeError } from '../core/errors.ts';
import { type Options, resolve } from '../core/options.ts';
import { objectOf } from '../core/readable.ts';
import type { Windowed } from '../streams/windowed.ts';
import type { Countable } from '../streams/wrapped.ts';
import {
  type AnyMetric,
  ALIKE,
  intervalOf,
  OWN_FORMULA,
  resultIsMean,
  tooFew,
} from './interval.ts';
import { intervalFrom } from './jackknife.ts';
import { midP } from './mcnemar.ts';
import { nearest, standardErrorOf } from './moments.ts';
import type { Paired } from './paired.ts';
import { factorOf } from './minimum-detectable.ts';
import { tQuantile } from './quantiles.ts';
import { checkMetric, level, type LevelOptions, placeByPlace } from './results.ts';

/** The method of a difference's interval. `square-and-add` combines the intervals of two metrics that counted different rows. */
export type DifferenceMethod = 't' | 'jackknife' | 'square-and-add';

/** The comparison of model B, the new one, with model A. */
export interface Compared<R = number> {
  readonly a: R;
  readonly b: R;
  /** b − a. */
  readonly difference: R;
  readonly level: number;
  /** Whether both models saw the same rows. Without pairs, the smallest detectable difference is larger. */
  readonly paired: boolean;
  /** The better model, if the interval does not contain 0. null where it does, or where the metric has no direction. */
  readonly better: 'a' | 'b' | null;
  /** The number of rows that only A has right. null where it is not known. */
  readonly onlyA: number | null;
  readonly onlyB: number | null;
  /** McNemar's mid-p. null for values other than right and wrong, with weights, and without pairs. */
  readonly pValue: number | null;
}

interface KnownEnds<R> {
  readonly low: R;
  readonly high: R;
  readonly method: DifferenceMethod;
  readonly standardError: R;
  /** The smallest true difference that would be significant in four of five comparisons of such data. */
  readonly minimumDetectable: R;
  readonly reason?: undefined;
}

interface NoEnds {
  readonly low: null;
  readonly high: null;
  readonly method: null;
  readonly standardError: null;
  readonly minimumDetectable: null;
  /** The reason why there is no interval. */
  readonly reason: string;
}

export type Difference<R = number> = Compared<R> & (KnownEnds<R> | NoEnds);

const options: Options<LevelOptions> = { level };

/**
 * Compares two models: `difference(pair)` for two models on the same rows (or a window over them), `difference(a, b)` for two metrics that
 * counted different rows, such as two saved states. On the same rows, smaller differences are significant, because rows that are hard for both
 * models cancel. `paired` is true for the same rows.
 *
 * - `Paired` of a mean: the mean of the differences ± t · se. For proportions without weights also McNemar's mid-p.
 * - `Paired` of `Replicated`: the jackknife of the difference.
 * - Two metrics: the combination of both intervals (squares are added on each side).
 *
 * `minimumDetectable` is the smallest true difference that would be significant in four of five comparisons of such data.
 *
 * Where a metric has no interval, `low`, `high` and `standardError` are null, and `reason` says why.
 *
 * Throws TypeError for a value that is no `Paired`, for two metrics of different classes or configurations, and for one metric twice.
 * Throws RangeError for a level that is not between 0 and 1.
 *
 * Source: R. G. Newcombe, Stat. Med. 17 (1998), 873–890; G. Y. Zou, A. Donner, Stat. Med. 27 (2008), 1693–1702 (two metrics).
 *
 * ```ts
 * import { Accuracy } from 'rightly';
 * import { difference } from 'rightly/statistics';
 *
 * const [old, now] = [new Accuracy(), new Accuracy()];
 * old.updateState([1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 0, 0, 0, 0, 1]);
 * now.updateState([1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 0, 1]);
 * const { paired, low, high, better } = difference(old, now);
 * [paired, low?.toFixed(3), high?.toFixed(3), better].join(); // false,-0.042,0.688,
 * ```
 */
export function difference<M extends Countable>(
  pair: Paired<M> | Windowed<Paired<M>>,
  given?: LevelOptions,
): Difference<ReturnType<M['result']>>;
export function difference<M extends AnyMetric>(
  a: M,
  b: M,
  given?: LevelOptions,
): Difference<ReturnType<M['result']>>;
export function difference(
  first: AnyMetric,
  second: unknown = {},
  third: LevelOptions = {},
): Difference<unknown> {
  checkMetric(first, 'difference: a');
  if (isPair(first)) return ofPair(first as never, levelOf(second));
  const inWindow = (first as Wrapping).overWindow?.((inner) =>
    isPair(inner) ? ofPair(inner as never, levelOf(second)) : undefined,
  );
  if (inWindow) return inWindow;
  if (isPair(second)) throw typeError('difference: b', 'be a metric like a', show(second));
  checkMetric(second, 'difference: b');
  return ofTwo(first, second as AnyMetric, levelOf(third));
}

/** A metric over the last samples of a stream. */
interface Wrapping {
  overWindow?<T>(find: (metric: AnyMetric) => T): T | undefined;
}

const isPair = (metric: unknown): boolean =>
  objectOf<{ isPaired: boolean }>(metric).isPaired === true;

const levelOf = (given: unknown): number => resolve(options, given, 'difference:').level!;

/** The difference of two metrics that counted different rows. */
function ofTwo(a: AnyMetric, b: AnyMetric, own: number): Difference<unknown> {
  // `merged` refuses metrics of different classes or configurations.
  a.merged([b], 'difference:');
  const [first, second] = [intervalOf(a, own), intervalOf(b, own)];
  const values = [first.value, second.value];
  const less = placeByPlace((x, y) => y - x, values);
  const compared = {
    a: first.value,
    b: second.value,
    difference: less,
    level: own,
    paired: false,
    onlyA: null,
    onlyB: null,
    pValue: null,
  };
  const reason =
    less === undefined ? 'a class occurs on one side only' : (first.reason ?? second.reason);
  if (reason !== undefined) return { ...compared, ...without(reason) };
  const side = (mine: unknown, other: unknown, sign: number): unknown =>
    placeByPlace(
      (x, y, end, opposite) => y - x + sign * Math.hypot(y - end, x - opposite),
      [...values, mine, other],
    );
  const standardError = placeByPlace<unknown>(Math.hypot, [
    first.standardError,
    second.standardError,
  ]);
  const ends = {
    low: side(second.low, first.high, -1),
    high: side(second.high, first.low, 1),
    method: 'square-and-add' as const,
    standardError,
    minimumDetectable: detectable(standardError, (1 - own) / 2),
  };
  return { ...compared, ...ends, better: betterOf(a, ends) };
}

function ofPair(pair: Paired<never>, own: number): Difference<unknown> {
  const [a, b] = pair.results as readonly unknown[];
  const { pairs } = pair;
  const [decided, samples, onlyA, onlyB] = pairs
    ? [pairs.decided, pairs.samples, pairs.only_a, pairs.only_b].map(nearest)
    : [];
  const isDecided = pairs !== undefined && decided === samples;
  const compared = {
    a,
    b,
    difference: placeByPlace((x, y) => y - x, [a, b]),
    level: own,
    paired: true,
    onlyA: isDecided ? onlyA! : null,
    onlyB: isDecided ? onlyB! : null,
    pValue: isDecided ? midP(onlyA!, onlyB!) : null,
  };
  const ends = endsOf(pair, (1 - own) / 2);
  if (typeof ends === 'string') return { ...compared, ...without(ends) };
  return { ...compared, ...ends, better: betterOf(pair, ends) };
}

function endsOf(pair: Paired<never>, tail: number): KnownEnds<unknown> | string {
  const replicas = pair.differences();
  if (replicas) {
    const found = intervalFrom<unknown>(replicas, tail);
    if (typeof found === 'string') return found;
    const { low, high, standardError } = found;
    const minimumDetectable = detectable(standardError, tail, replicas.without.size - 1);
    return { low, high, standardError, minimumDetectable, method: 'jackknife' };
  }
  const { pairs } = pair;
  if (!pairs)
    return 'only means have a paired interval of their own: use new Paired(new Replicated(metric))';
  const samples = nearest(pairs.samples);
  const few = tooFew(samples);
  if (few !== undefined) return few;
  if (!pair.results.every((value) => resultIsMean(pair.metric, [value]))) return OWN_FORMULA;
  const { count, total, ww, wwd, wwdd } = pairs;
  const standardError = standardErrorOf({ samples, count, total, ww, wwx: wwd, wwxx: wwdd });
  if (standardError === undefined) return ALIKE;
  const mean = nearest(total) / nearest(count);
  const half = -tQuantile(tail, samples - 1) * standardError;
  const minimumDetectable = detectable(standardError, tail, samples - 1);
  return { low: mean - half, high: mean + half, standardError, minimumDetectable, method: 't' };
}

/** The smallest difference that is significant in four of five comparisons. */
function detectable<R>(standardError: R, tail: number, freedom = Infinity): R {
  const factor = factorOf(tail, freedom);
  return placeByPlace((error) => factor * error, [standardError])!;
}

const without = (reason: string): NoEnds & { readonly better: null } => ({
  low: null,
  high: null,
  method: null,
  standardError: null,
  minimumDetectable: null,
  better: null,
  reason,
});

/** The better model. A list of results has none as a whole. */
function betterOf(
  { direction }: AnyMetric,
  { low, high }: { readonly low: unknown; readonly high: unknown },
): 'a' | 'b' | null {
  const way = typeof low !== 'number' || !direction ? 0 : direction === 'up' ? 1 : -1;
  if (way === 0) return null;
  if ((low as number) > 0) return way > 0 ? 'b' : 'a';
  if ((high as number) < 0) return way > 0 ? 'a' : 'b';
  return null;
}
