import { type Options, resolve } from '../core/options.ts';
import type { Metric } from '../core/metric.ts';
import { showMetric, typeError } from '../core/errors.ts';
import { Spread } from '../core/spread.ts';
import type { Parts, Sum } from '../core/state.ts';
import { intervalFrom, type Replicas } from './jackknife.ts';
import { nearest, type Squares, standardErrorOf } from './moments.ts';
import { tQuantile } from './quantiles.ts';
import { endsOf, type RateMethod, rateMethods, rateOf } from './rates.ts';
import { checkMetric, level, type LevelOptions } from './results.ts';

export interface IntervalOptions extends LevelOptions {
  /** The method for a proportion: Wilson's by default. Other values have one method only. */
  readonly method?: RateMethod | undefined;
}

/**
 * `t`: the mean ± t standard errors. `clustered`: the same over clusters. `jackknife`: the same from groups that are left out one by one.
 */
export type IntervalMethod = RateMethod | 't' | 'clustered' | 'jackknife';

/** A known interval. If the result is a list or has names, ends and standard errors have the same form. */
export interface KnownInterval<R = number> {
  readonly value: R;
  readonly low: R;
  readonly high: R;
  readonly level: number;
  readonly method: IntervalMethod;
  readonly standardError: R;
  /** The number of samples of equal weight with the same precision. With `jackknife`, the number of groups. */
  readonly effectiveSize: number;
  readonly reason?: undefined;
}

/** No interval, and the reason. */
export interface NoInterval<R = number> {
  readonly value: R;
  readonly low: null;
  readonly high: null;
  readonly level: number;
  readonly method: null;
  readonly standardError: null;
  readonly effectiveSize: null;
  /** The reason why there is no interval, as a sentence without a full stop. */
  readonly reason: string;
}

export type Interval<R = number> = KnownInterval<R> | NoInterval<R>;

// oxlint-disable-next-line typescript/no-explicit-any -- each class has its own sums and results
export type AnyMetric = Metric<any, any, any>;

const options: Options<IntervalOptions> = {
  level,
  method: {
    default: undefined,
    expected: `be ${rateMethods.join(', ')}`,
    accepts: (method) => rateMethods.includes(method as RateMethod),
    kinds: ['string'],
  },
};

/**
 * The confidence interval of a metric, from its sums alone. The metric can be a running metric of a stream, a window, merged from parts, read
 * from JSON, or counted by a database. With probability `level` (0.95) such an interval contains the true value: the result on endless data of
 * the same distribution. Samples must be independent. For clustered samples, use `Replicated` with `cluster`.
 *
 * - Proportions (accuracies): Wilson's interval, or Clopper and Pearson's, or Wald's. With weights it is the interval of
 *   min(n, (Σw)² / Σw², m(1−m) / se²) samples.
 * - Other means (losses): m ± t · se, with n − 1 degrees of freedom. `RootMeanSquaredError` has the roots of the ends.
 * - `Clustered`: mean ± t · se over clusters. The degrees of freedom are the number of clusters minus 1.
 * - `Replicated`: the jackknife over its groups.
 *
 * se is the linearised standard error √(Σ w² (x − m)²) / Σ w. The unit is a sample, however many elements it has. If the sums are not enough for
 * an interval, `low`, `high` and `standardError` are null, and `reason` says why. The reasons are fewer than two samples of weight above 0, a
 * document of version 1 with weights, values that differ too little, and a metric that is no mean.
 *
 * Throws TypeError for a value that is no metric and for `Paired`, and RangeError for a level that is not between 0 and 1.
 *
 * Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927), 209–212; L. Kish, Survey Sampling, 1965.
 *
 * ```ts
 * import { BinaryAccuracy } from 'rightly';
 * import { interval } from 'rightly/statistics';
 *
 * const m = new BinaryAccuracy();
 * m.updateState([1, 1, 1, 1, 0, 0, 0, 0, 1, 0], [0.9, 0.8, 0.7, 0.6, 0.4, 0.3, 0.2, 0.1, 0.4, 0.6]);
 * const { value, low, high } = interval(m);
 * [value, low, high].map((x) => x?.toFixed(3)).join(); // 0.800,0.490,0.943
 *
 * m.resetState();
 * interval(m).reason; // there must be at least 2 samples of weight above 0; there are 0
 * ```
 */
export function interval<M extends AnyMetric>(
  metric: M,
  given: IntervalOptions = {},
): Interval<ReturnType<M['result']>> {
  checkMetric(metric, 'interval: metric');
  const { level: own, method } = resolve(options, given, 'interval:') as IntervalOptions & {
    readonly level: number;
  };
  return intervalOf(metric, own, method) as Interval<ReturnType<M['result']>>;
}

/** The interval of a metric, after checks of the options. */
export function intervalOf(
  metric: AnyMetric,
  ownLevel: number,
  method?: RateMethod,
): Interval<never> {
  const found = find(metric, (1 - ownLevel) / 2, method);
  const value = metric.result() as never;
  if (typeof found !== 'string') return { value, level: ownLevel, ...found } as never;
  return {
    value,
    low: null,
    high: null,
    level: ownLevel,
    method: null,
    standardError: null,
    effectiveSize: null,
    reason: found,
  };
}

/** An interval, or the reason why there is none. */
type Found = Omit<KnownInterval<unknown>, 'value' | 'level'> | string;

/** A metric that is kept in groups, or for two models. */
interface Wrapping {
  replicas?(): Replicas<unknown>;
  readonly metric?: AnyMetric;
  readonly squares?: Squares;
  readonly isPaired?: boolean;
  overWindow?<T>(find: (metric: AnyMetric) => T): T | undefined;
}

function find(metric: AnyMetric, tail: number, method: RateMethod | undefined): Found {
  const wrapping = metric as Wrapping;
  if (wrapping.isPaired) throw typeError('interval: metric', EXPECTED, showMetric(metric));
  const inWindow = wrapping.overWindow?.((inner) => find(inner, tail, method));
  if (inWindow !== undefined) return inWindow;
  const spread = (metric.parts as Parts)['spread'];
  const isInGroups = wrapping.replicas !== undefined || wrapping.squares !== undefined;
  if (!isInGroups && !(spread instanceof Spread))
    return 'only a mean has its own interval: count this metric as new Replicated(metric)';
  if (method && (isInGroups || (spread as Spread).squares?.length === 3))
    return `${method} is for single values that are right or wrong`;
  if (wrapping.squares)
    return wrapping.squares.samples < 2
      ? `there must be at least 2 clusters; there are ${wrapping.squares.samples}`
      : ofSquares(wrapping.metric!, wrapping.squares, tail, 'clustered');
  if (!wrapping.replicas) return ofMean(metric, spread as Spread, tail, method);
  const found = intervalFrom(wrapping.replicas(), tail);
  return typeof found === 'string' ? found : { method: 'jackknife', ...found };
}

const EXPECTED = 'be one metric: difference() is for two';

function ofMean(
  metric: AnyMetric,
  spread: Spread,
  tail: number,
  method: RateMethod = 'wilson',
): Found {
  const few = spread.squares && tooFew(spread.samples);
  if (few !== undefined) return few;
  const { total, count } = metric.parts as unknown as Record<'total' | 'count', Sum>;
  const { samples, squares } = spread;
  if (!squares) return 'the sums of squares are not known: the state is of version 1, with weights';
  if (squares.length === 2) {
    const [right, wrong] = squares.map(nearest) as [number, number];
    const rate = rateOf(nearest(total), nearest(count), samples, right, wrong);
    const [low, high] = endsOf(rate, tail, method);
    const { standardError, effectiveSize } = rate;
    return transformed(metric, rate.mean, { method, low, high, standardError, effectiveSize });
  }
  const [ww, wwx, wwxx] = squares;
  return ofSquares(metric, { samples, count, total, ww, wwx, wwxx }, tail, 't');
}

function ofSquares(
  metric: AnyMetric,
  squares: Squares,
  tail: number,
  method: 't' | 'clustered',
): Found {
  const { samples, count, total, ww } = squares;
  const error = standardErrorOf(squares);
  if (error === undefined) return ALIKE;
  const standardError = method === 't' ? error : error * Math.sqrt(samples / (samples - 1));
  const mean = nearest(total) / nearest(count);
  const half = -tQuantile(tail, samples - 1) * standardError;
  const effectiveSize = Math.min(samples, nearest(count) ** 2 / nearest(ww));
  const ends = { low: mean - half, high: mean + half };
  return transformed(metric, mean, { method, ...ends, standardError, effectiveSize });
}

/** The interval of a formula of the mean. */
function transformed(metric: AnyMetric, mean: number, found: KnownMean): Found {
  const formula = formulaOf(metric);
  const { low, high, standardError: error } = found;
  if (rootOf(metric)) {
    const root = formula(mean);
    const standardError = root > 0 ? error / (2 * root) : 0;
    return { ...found, low: formula(low), high: formula(high), standardError };
  }
  return resultIsMean(metric, [low, mean, high]) ? found : OWN_FORMULA;
}

type KnownMean = Omit<KnownInterval, 'value' | 'level'>;

export const OWN_FORMULA =
  'the result is not the mean: count this metric as new Replicated(metric)';
export const ALIKE = 'the values differ so little that rounding hides their variance';

/** The formula that turns a mean into the result. */
const formulaOf =
  (metric: AnyMetric) =>
  (mean: number): number =>
    (metric as unknown as { formula(state: { total: number; count: number }): number }).formula({
      total: mean,
      count: 1,
    });

/** Whether the result is the square root of the mean. */
const rootOf = (metric: AnyMetric): boolean =>
  (metric.constructor as unknown as { readonly definition: { readonly formula?: string } })
    .definition.formula === 'sqrt';

export const tooFew = (samples: number): string | undefined =>
  samples < 2
    ? `there must be at least 2 samples of weight above 0; there are ${samples}`
    : undefined;

/** Whether these means are equal to the results. */
export const resultIsMean = (metric: AnyMetric, means: readonly number[]): boolean =>
  !rootOf(metric) && means.every((mean) => formulaOf(metric)(mean) === mean);
