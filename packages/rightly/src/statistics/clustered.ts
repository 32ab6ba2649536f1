import type { UpdateOptions } from '../core/batch-metric.ts';
import { Compensated } from '../core/compensated.ts';
import type { AnyDefinition } from '../core/definition.ts';
import { list, rangeError, showMetric, typeError } from '../core/errors.ts';
import { areImpossible } from '../core/impossible-squares.ts';
import type { ArrayInput } from '../core/input.ts';
import { type NameOptions, ownOptions } from '../core/options.ts';
import type { Part, Sum } from '../core/state.ts';
import type { Countable } from '../streams/wrapped.ts';
import { roundedAll, WrappingMetric } from '../streams/wrapping-metric.ts';
import { type ClusterKey, clusterKeys } from './cluster-keys.ts';
import { nearest, type Squares } from './moments.ts';
import { isMean, samplesOf } from './samples.ts';
import { NumberedStates } from './numbered-states.ts';

const what = 'Clustered';
// Only means have the option `reduction`.
const definition = { className: what, name: 'clustered', options: {}, sums: {} };
/** With W the weight of a cluster and S its weighted sum: the number of clusters, Σ W², Σ SW and Σ S². */
const names = ['clusters', 'ww', 'ws', 'ss'] as const;

/** The options of an update of `Clustered`. */
export interface ClusteredUpdateOptions extends UpdateOptions {
  /** The cluster of each sample (a user, a document), or one cluster for all: text or whole numbers. */
  readonly cluster: ClusterKey | ArrayInput<ClusterKey>;
}

/**
 * A mean (an accuracy, a loss) of clustered samples, with an exact standard error: √(G / (G − 1) · Σ (S − mW)²) / Σ W over G clusters, where W
 * is the weight of a cluster and S its sum. It needs four sums. One update must hold all samples of a cluster. Where a cluster comes in several
 * updates or parts, use `Replicated`.
 *
 * The constructor throws TypeError for a metric that is no mean of yTrue and yPred. `updateState` throws TypeError for keys that are neither
 * text nor whole numbers, RangeError for a wrong number of keys, and the errors of the metric. Then nothing is counted.
 *
 * Source: E. Miller, Adding error bars to evals, arXiv:2411.00640.
 *
 * ```ts
 * import { Accuracy } from 'rightly';
 * import { Clustered, interval } from 'rightly/statistics';
 *
 * const m = new Clustered(new Accuracy());
 * m.updateState([1, 1, 1, 1, 1, 1], [1, 1, 0, 0, 1, 0], { cluster: ['ann', 'ann', 'bob', 'bob', 'eve', 'eve'] });
 * const { value, standardError } = interval(m);
 * [value, standardError].map((x) => x?.toFixed(4)).join(); // 0.5000,0.2887
 * ```
 */
export class Clustered<M extends Countable> extends WrappingMetric<
  M,
  ReturnType<M['result']>,
  NameOptions,
  NumberedStates
> {
  static readonly definition: AnyDefinition = definition;

  constructor(metric: M, options: NameOptions = {}) {
    super(metric, options, what, (wrapped) => ({
      metric: new NumberedStates(wrapped, ['all']),
      ...Object.fromEntries(names.map((name) => [name, [0, 0] as const])),
    }));
    if (!isMean(metric))
      throw typeError(
        'Clustered.constructor: metric',
        'be a mean of yTrue and yPred',
        showMetric(metric),
      );
  }

  override get direction(): 'up' | 'down' | undefined {
    return (this.metric as { readonly direction?: 'up' | 'down' }).direction;
  }

  /** Counts a batch. The arguments are those of the metric, with `cluster` in the options. */
  updateState(
    yTrue: Parameters<M['updateState']>[0],
    yPred: Parameters<M['updateState']>[1],
    options: ClusteredUpdateOptions,
  ): void {
    const at = this.at('updateState');
    const { metric, wrapped } = this;
    const { cluster, ...more } = ownOptions<ClusteredUpdateOptions>(options, at);
    const whole = wrapped.added([yTrue, yPred, more]);
    const { weights, products } = samplesOf(metric as never, yTrue, yPred, more, at);
    const keys = clusterKeys(cluster, weights.length, at);
    const clusters = new Map<string, [weight: Compensated, sum: Compensated]>();
    for (const [i, key] of keys.entries()) {
      if (weights[i] === 0) continue;
      const own = clusters.get(key) ?? [new Compensated(), new Compensated()];
      clusters.set(key, own);
      own[0].plus(weights[i]!);
      own[1].plus(products[i]!);
    }
    const sums = Object.fromEntries(names.map((name) => [name, new Compensated()]));
    for (const [weight, sum] of clusters.values()) {
      const [w, s] = [weight.high + weight.low, sum.high + sum.low];
      sums['clusters']!.plus(1);
      sums['ww']!.plus(w * w);
      sums['ws']!.plus(w * s);
      sums['ss']!.plus(s * s);
    }
    const added = this.kept.of(new Map([[0, whole]]));
    const find = (name: string): Part => {
      const sum = sums[name];
      return sum ? [sum.high, sum.low] : added;
    };
    this.become(this.plus([find], at));
  }

  /** The sums of the metric. */
  override get state(): object {
    return this.wrapped.state(this.kept.at(0));
  }

  /** The result of the metric. The state does not change. */
  override result(): ReturnType<M['result']> {
    return this.formula();
  }

  protected formula(): ReturnType<M['result']> {
    const result = this.wrapped.result(this.kept.at(0));
    return roundedAll(result, this.dtype) as ReturnType<M['result']>;
  }

  /** @internal The sums of squares over clusters. */
  get squares(): Squares {
    const { clusters, ww, ws, ss } = this.parts as unknown as Record<string, Sum>;
    const [{ total, count }] = this.kept.at(0) as unknown as [Record<'total' | 'count', Sum>];
    return { samples: clusters![0], count, total, ww: ww!, wwx: ws!, wwxx: ss! };
  }

  protected override check(at: string): void {
    const { samples, count, ...own } = this.squares;
    const [weight, ww, ws, ss] = [count, own.ww, own.wwx, own.wwxx].map(nearest) as [
      number,
      number,
      number,
      number,
    ];
    const isNumber = Number.isInteger(samples) && samples >= 0 && ww >= 0 && ss >= 0;
    if (!isNumber || areImpossible(samples, weight, ww, ws, ss))
      throw rangeError(
        at,
        'hold a number of clusters, and their sums of squares',
        list([samples, weight, ww, ws, ss]),
      );
  }

  protected override get kept(): NumberedStates {
    return this.parts['metric'] as NumberedStates;
  }
}
