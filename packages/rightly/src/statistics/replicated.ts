import type { AnyDefinition } from '../core/definition.ts';
import { rangeError } from '../core/errors.ts';
import type { ArrayInput } from '../core/input.ts';
import type { UpdateOptions } from '../core/batch-metric.ts';
import { type NameOptions, type Option, ownOptions } from '../core/options.ts';
import type { Part, Sum as TwoParts } from '../core/state.ts';
import type { Mean } from '../metrics/mean.ts';
import type { Sum } from '../metrics/sum.ts';
import { BatchRows } from '../streams/batch-rows.ts';
import type { Countable, InnerState } from '../streams/wrapped.ts';
import { roundedAll, WrappingMetric } from '../streams/wrapping-metric.ts';
import { type ClusterKey, clusterKeys } from './cluster-keys.ts';
import type { Replicas } from './jackknife.ts';
import { replicateOf } from './replicate-of.ts';
import { NumberedStates } from './numbered-states.ts';

export interface ReplicatedOptions extends NameOptions {
  /** The number of groups: a whole number of at least 2, 20 by default. */
  readonly replicates?: number | undefined;
}

export interface ReplicatedUpdateOptions extends UpdateOptions {
  /** The cluster of each sample (a user, a document), or one cluster for all: text or whole numbers. */
  readonly cluster?: ClusterKey | ArrayInput<ClusterKey> | undefined;
}

/** The arguments of a metric's `updateState`, with the clusters of the samples among its options. */
export type ReplicatedUpdate<M extends Countable> = M extends Mean | Sum
  ? [values: Parameters<M['updateState']>[0], options?: ReplicatedUpdateOptions]
  : Parameters<M['updateState']> extends readonly [infer Truth, infer A, infer B, unknown?]
    ? [yTrue: Truth, yPredA: A, yPredB: B, options?: ReplicatedUpdateOptions]
    : [
        yTrue: Parameters<M['updateState']>[0],
        yPred: Parameters<M['updateState']>[1],
        options?: ReplicatedUpdateOptions,
      ];

const what = 'Replicated';
const replicates: Option<number> = {
  default: 20,
  expected: 'be a whole number of 2 to 1000',
  accepts: (n) => Number.isInteger(n) && Number(n) >= 2 && Number(n) <= 1000,
  extension: true,
};
// Only means have the option `reduction`.
const definition = { className: what, name: 'replicated', options: { replicates }, sums: {} };

/**
 * Any metric, kept in groups of samples, so that `interval` and `difference` can compute its precision: the F-scores, AUC, correlations, IoU and
 * all other formulas of sums. The groups are left out one by one (the delete-a-group jackknife). `Replicated` counts with copies of `metric`, and
 * does not change it. `metric` can be a `MetricList`. The result is that over all groups.
 *
 * With `cluster`, samples of one key are in one group: the first eight hexadecimal digits of the MD5 of the key's text in UTF-8, modulo
 * `replicates`. So every program that counts a part of the data uses the same group. Without `cluster`, each sample goes to the next group in
 * turn. The state is `replicates` times as large as that of the metric. An update takes as long as `replicates` updates, each with a part of the
 * batch.
 *
 * The constructor throws TypeError for a value that is no metric, and RangeError for `replicates`. `updateState` throws TypeError for keys that
 * are neither text nor whole numbers, RangeError for a wrong number of keys, and the errors of the metric. Then nothing is counted.
 *
 * Source: P. S. Kott, The delete-a-group jackknife, J. Official Stat. 17 (2001), 521–526.
 *
 * ```ts
 * import { F1Score } from 'rightly';
 * import { interval, Replicated } from 'rightly/statistics';
 *
 * const m = new Replicated(new F1Score({ average: 'macro', sparseYTrue: true, sparseYPred: true }));
 * const truth = Array.from({ length: 400 }, (_, i) => i % 3);
 * m.updateState(truth, truth.map((y, i) => (i % 7 < 2 ? (y + 1) % 3 : y)));
 * const { value, low, high } = interval(m);
 * [value, low, high].map((x) => x?.toFixed(3)).join(); // 0.713,0.702,0.723
 * ```
 */
export class Replicated<M extends Countable> extends WrappingMetric<
  M,
  ReturnType<M['result']>,
  ReplicatedOptions,
  NumberedStates
> {
  static readonly definition: AnyDefinition = definition;

  constructor(metric: M, options: ReplicatedOptions = {}) {
    super(metric, options, what, (wrapped, { replicates: n }) => ({
      groups: new NumberedStates(wrapped, Object.keys(Array.from({ length: n! }))),
      rows: [0, 0],
    }));
  }

  override get direction(): 'up' | 'down' | undefined {
    return (this.metric as { readonly direction?: 'up' | 'down' }).direction;
  }

  /** Counts a batch. The arguments are those of the metric, with `cluster` in the options. */
  updateState(...given: ReplicatedUpdate<M>): void {
    const at = this.at('updateState');
    const { wrapped } = this;
    const width = wrapped.names.length;
    const more: readonly unknown[] = given.slice(width);
    const { cluster, ...options } = ownOptions<ReplicatedUpdateOptions>(
      more[0] === undefined ? {} : more[0],
      at,
    );
    const whole = [...given.slice(0, width), ...(more[0] === undefined ? [] : [options])];
    const rows = new BatchRows(wrapped, whole, at);
    const n = rows.n ?? 1;
    const places = placesBy(this.#groupsOf(cluster, n, at));
    const isWhole = places.size < 2 || rows.n === undefined;
    const parts = isWhole ? [whole] : Array.from(places.values(), (own) => rows.at(own));
    const added = wrapped.addedBy(whole, parts);
    const wholes = Array.from(places.keys(), (group, i) => [group, added[i]!] as const);
    this.#add(new Map(wholes), n, at);
  }

  /** The sums over all groups. */
  override get state(): object {
    return this.wrapped.state(this.#sum());
  }

  /** The result over all groups. The state does not change. */
  override result(): ReturnType<M['result']> {
    return this.formula();
  }

  protected formula(): ReturnType<M['result']> {
    return this.#resultOf(this.#sum());
  }

  /** @internal The results without each group. */
  replicas(): Replicas<ReturnType<M['result']>> {
    const { entries } = this.kept;
    // The sums of the groups before and after a group are added, because nothing may be subtracted.
    const wholes = entries.map(([, whole]) => whole);
    const before = this.#runs(wholes);
    const after = [this.wrapped.empty];
    for (let i = wholes.length; i-- > 0;) after.unshift(this.#plus(wholes[i]!, after[0]!));
    const without = entries.map(([group], i): [number, ReturnType<M['result']>] => [
      group,
      this.wrapped.result(this.#plus(before[i]!, after[i + 1]!)),
    ]);
    return { whole: this.wrapped.result(before.at(-1)!), without: new Map(without) };
  }

  protected override check(at: string): void {
    const [rows] = this.parts['rows'] as TwoParts;
    const groups = this.kept.entries.length;
    // Each row has a group, and each group has a row.
    if (!(Number.isInteger(rows) && rows >= groups && (rows === 0) === (groups === 0)))
      throw rangeError(`${at} rows`, `be the number of rows in ${groups} groups`, `${rows}`);
  }

  protected override get kept(): NumberedStates {
    return this.parts['groups'] as NumberedStates;
  }

  #groupsOf(cluster: ReplicatedUpdateOptions['cluster'], n: number, at: string): number[] {
    const groups = this.options.replicates!;
    const [rows] = this.parts['rows'] as TwoParts;
    if (cluster === undefined) return Array.from({ length: n }, (_, i) => (rows + i) % groups);
    const known = new Map<string, number>();
    return clusterKeys(cluster, n, at).map((key) => {
      const group = known.get(key) ?? replicateOf(key, groups);
      known.set(key, group);
      return group;
    });
  }

  #add(wholes: ReadonlyMap<number, InnerState>, rows: number, at: string): void {
    const added = this.kept.of(wholes);
    const sums = (name: string): Part => (name === 'rows' ? [rows, 0] : added);
    this.become(this.plus([sums], at));
  }

  #runs(wholes: readonly InnerState[]): InnerState[] {
    const runs = [this.wrapped.empty];
    for (const whole of wholes) runs.push(this.#plus(runs.at(-1)!, whole));
    return runs;
  }

  #plus(a: InnerState, b: InnerState): InnerState {
    return this.wrapped.plus(a, b, `${what}:`);
  }

  #sum(): InnerState {
    return this.#runs(this.kept.entries.map(([, whole]) => whole)).at(-1)!;
  }

  #resultOf(whole: InnerState): ReturnType<M['result']> {
    return roundedAll(this.wrapped.result(whole), this.dtype) as ReturnType<M['result']>;
  }
}

function placesBy(groups: readonly number[]): Map<number, number[]> {
  const places = new Map<number, number[]>();
  groups.forEach((group, i) => {
    const own = places.get(group);
    if (own) own.push(i);
    else places.set(group, [i]);
  });
  return places;
}
