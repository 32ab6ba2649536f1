import type { AnyDefinition } from '../core/definition.ts';
import { rangeError, show, typeError } from '../core/errors.ts';
import type { NameOptions } from '../core/options.ts';
import { placed } from '../core/placed.ts';
import type { Part, Parts, Sum } from '../core/state.ts';
import type { Countable, InnerState } from '../streams/wrapped.ts';
import { roundedAll, WrappingMetric } from '../streams/wrapping-metric.ts';
import type { Replicas } from './jackknife.ts';
import { checkPairs, type PairSum, pairSums, sumsOfPairs } from './pair-sums.ts';
import { placeByPlace } from './results.ts';
import { isMean, samplesOf } from './samples.ts';
import { NumberedStates } from './numbered-states.ts';

const what = 'Paired';
// Only means have the option `reduction`.
const definition = { className: what, name: 'paired', options: {}, sums: {} };

/**
 * Two models on the same rows: model A, the old one, and model B. The result is the metric of B minus that of A. `difference` computes its
 * interval. Rows on which both models agree do not add to the variance, so a pair detects smaller differences than two separate metrics.
 *
 * `Paired` counts with copies of `metric`, and does not change it. Means (accuracies, losses) have the interval of the mean difference.
 * Accuracies of samples of equal weight also have McNemar's test. Wrap any other metric in `Replicated`, which also takes `cluster`.
 * Pairs merge, and `metricFromJSON` reads the result of `toJSON`.
 *
 * The constructor throws TypeError for a value that is no metric of yTrue and yPred. `updateState` throws the errors of the metric. Then nothing
 * is counted.
 *
 * Source: M. W. Fagerland, S. Lydersen, P. Laake, BMC Med. Res. Methodol. 13 (2013), 91 (McNemar's mid-p test).
 *
 * ```ts
 * import { BinaryAccuracy } from 'rightly';
 * import { difference, Paired } from 'rightly/statistics';
 *
 * const pair = new Paired(new BinaryAccuracy());
 * const truth = Array.from({ length: 100 }, () => 1);
 * const old = truth.map((_, i) => (i < 80 ? 0.9 : 0.1));
 * const now = truth.map((_, i) => (i > 0 && i < 88 ? 0.9 : 0.1));
 * pair.updateState(truth, old, now);
 * pair.result().toFixed(2); // 0.07
 * const { onlyA, onlyB, pValue, better } = difference(pair);
 * [onlyA, onlyB, pValue?.toFixed(3), better].join(); // 1,8,0.021,b
 * ```
 */
export class Paired<M extends Countable> extends WrappingMetric<
  M,
  ReturnType<M['result']>,
  NameOptions,
  NumberedStates
> {
  static readonly definition: AnyDefinition = definition;
  /** @internal */
  readonly isPaired = true;

  constructor(metric: M, options: NameOptions = {}) {
    super(metric, options, what, (wrapped) => ({
      models: new NumberedStates(wrapped, ['a', 'b']),
      ...(isMean(metric) && Object.fromEntries(pairSums.map((name) => [name, [0, 0] as const]))),
    }));
    if (this.takesValues || (metric as { isPaired?: boolean }).isPaired)
      throw typeError('Paired.constructor: metric', 'take yTrue and yPred', show(metric));
  }

  override get direction(): 'up' | 'down' | undefined {
    return (this.metric as { readonly direction?: 'up' | 'down' }).direction;
  }

  /** Counts a batch: the truth, the predictions of both models, and the options of the metric. */
  updateState(
    yTrue: Parameters<M['updateState']>[0],
    yPredA: Parameters<M['updateState']>[1],
    yPredB: Parameters<M['updateState']>[1],
    options?: Parameters<M['updateState']>[2],
  ): void {
    const at = this.at('updateState');
    const { metric, kept } = this;
    const more = options === undefined ? [] : [options];
    const models = [yPredA, yPredB].map((yPred, i): [number, InnerState] => [
      i,
      this.#counted(kept.at(i), [yTrue, yPred, ...more], `${at} yPred${i === 0 ? 'A' : 'B'}:`),
    ]);
    const sums = isMean(metric)
      ? sumsOfPairs(
          samplesOf(metric, yTrue, yPredA, options, at),
          samplesOf(metric, yTrue, yPredB, options, at),
          metric.checked !== undefined,
          at,
        )
      : undefined;
    const none = kept.of(new Map());
    const added = (name: string): Part => (name === 'models' ? none : sums![name as PairSum]);
    this.become({ ...this.plus([added], at), models: kept.of(new Map(models)) });
  }

  /** The sums of each model. */
  override get state(): { readonly a: object; readonly b: object } {
    const [a, b] = [0, 1].map((i) => this.wrapped.state(this.kept.at(i)));
    return { a: a!, b: b! };
  }

  /** The result of model B minus that of model A. The state does not change. */
  override result(): ReturnType<M['result']> {
    return this.formula();
  }

  protected formula(): ReturnType<M['result']> {
    const found = less(...this.results);
    if (found === undefined)
      throw rangeError(
        'Paired.result: the results',
        'have the same form for both models',
        'two forms',
      );
    return roundedAll(found, this.dtype) as ReturnType<M['result']>;
  }

  /** @internal The results of both models. */
  get results(): readonly [a: ReturnType<M['result']>, b: ReturnType<M['result']>] {
    const [a, b] = [0, 1].map((i) => this.wrapped.result(this.kept.at(i)));
    return [a!, b!];
  }

  /** @internal The sums of the pairs, where the metric is a mean. */
  get pairs(): Readonly<Record<PairSum, Sum>> | undefined {
    return isMean(this.metric) ? (this.parts as never) : undefined;
  }

  /** @internal The differences without each group, where the metric is kept in groups. */
  differences(): Replicas<ReturnType<M['result']>> | undefined {
    const [a, b] = [0, 1].map((i) =>
      this.wrapped.withSums(this.kept.at(i), ([metric]) =>
        (metric as { replicas?(): Replicas<ReturnType<M['result']>> } | undefined)?.replicas?.(),
      ),
    );
    if (!a || !b) return undefined;
    const without = [...a.without].map(
      ([group, own]) => [group, less(own, b.without.get(group)!)!] as const,
    );
    return { whole: less(a.whole, b.whole)!, without: new Map(without) };
  }

  protected override check(at: string): void {
    if (!this.pairs) return;
    const counts = [0, 1].map((i) => (this.kept.at(i)[0] as Readonly<Record<'count', Sum>>).count);
    checkPairs(this.pairs, counts, at);
  }

  protected override get kept(): NumberedStates {
    return this.parts['models'] as NumberedStates;
  }

  /** Counts for one model. A metric that depends on the order of its samples continues from `whole`. */
  #counted(whole: InnerState, given: readonly unknown[], model: string): InnerState {
    return this.wrapped.withSums(whole, (metrics) => {
      try {
        this.metric.updateState(...(given as [never, never]));
      } catch (error) {
        throw placed(error, model);
      }
      return metrics.map(({ parts }) => parts as Parts);
    });
  }
}

/** Undefined where the models have different classes. */
const less = <R>(a: R, b: R): R | undefined => placeByPlace((own, other) => other - own, [a, b]);
