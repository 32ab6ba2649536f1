import type { AnyDefinition } from '../core/definition.ts';
import { list, rangeError, show, showMetric, typeError } from '../core/errors.ts';
import type { ArrayInput } from '../core/input.ts';
import { keyList } from '../core/key-list.ts';
import type { UpdateOptions } from '../core/batch-metric.ts';
import { type NameOptions, ownOptions } from '../core/options.ts';
import { type Kept, type PlainCells, plainObject } from '../core/state.ts';
import type { Mean } from '../metrics/mean.ts';
import type { Sum } from '../metrics/sum.ts';
import { BatchRows } from './batch-rows.ts';
import type { Countable, InnerState, Wrapped } from './wrapped.ts';
import { roundedAll, WrappingMetric } from './wrapping-metric.ts';

/** The key of a group. Keys with the same text, such as 1 and '1', are one group. */
export type GroupKey = string | number | bigint | boolean;

export interface SlicedUpdateOptions extends UpdateOptions {
  /** The group of each sample, or one group for all: text, whole numbers or booleans. */
  readonly by: GroupKey | ArrayInput<GroupKey>;
}

/** The arguments of a metric's `updateState`, with the groups of the samples among its options. */
export type SlicedUpdate<M extends Countable> = M extends Mean | Sum
  ? [values: Parameters<M['updateState']>[0], options: SlicedUpdateOptions]
  : Parameters<M['updateState']> extends readonly [infer Truth, infer A, infer B, unknown?]
    ? [yTrue: Truth, yPredA: A, yPredB: B, options: SlicedUpdateOptions]
    : [
        yTrue: Parameters<M['updateState']>[0],
        yPred: Parameters<M['updateState']>[1],
        options: SlicedUpdateOptions,
      ];

const what = 'Sliced';
// Only means have the option `reduction`.
const definition = { className: what, name: 'sliced', options: {}, sums: {} };

/**
 * One metric for each group of samples: by language, by customer, by day. `metric` can be any metric with its own `updateState`, or a
 * `MetricList`. `Sliced` counts with copies of `metric`, and does not change `metric`. An update has the group of each sample in `by`. The result
 * has the metric's result by the text of the group's key, in the order of these texts.
 *
 * `mergeState` adds group by group. `metricFromJSON` reads the result of `toJSON`.
 *
 * The constructor throws TypeError for a value that is no metric. `updateState` throws TypeError for keys that are no text, whole numbers or
 * booleans, RangeError for a wrong number of keys, and the errors of the metric. Then nothing is counted.
 *
 * ```ts
 * import { Accuracy } from 'rightly';
 * import { Sliced } from 'rightly/streams';
 *
 * const byLanguage = new Sliced(new Accuracy());
 * byLanguage.updateState([1, 0, 1, 1], [1, 1, 1, 0], { by: ['de', 'fr', 'de', 'fr'] });
 * byLanguage.updateState([1, 1], [1, 1], { by: 'fr' });
 * byLanguage.result(); // { de: 1, fr: 0.5 }
 * byLanguage.state.fr; // { total: 2, count: 4 }
 * ```
 */
export class Sliced<M extends Countable> extends WrappingMetric<
  M,
  Record<string, ReturnType<M['result']>>,
  NameOptions,
  Groups
> {
  static readonly definition: AnyDefinition = definition;

  constructor(metric: M, options: NameOptions = {}) {
    super(metric, options, what, (wrapped) => ({ groups: new Groups(wrapped) }));
    if (metric instanceof Sliced)
      throw typeError(
        'Sliced.constructor: metric',
        'have no groups of its own',
        showMetric(metric),
      );
  }

  /** Counts a batch. The arguments are those of the metric, with `by` in the options. */
  updateState(...given: SlicedUpdate<M>): void {
    const at = this.at('updateState');
    const { wrapped } = this;
    const width = wrapped.names.length;
    const { by, ...options } = ownOptions<SlicedUpdateOptions>(given[width] ?? {}, at);
    const inputs = given.slice(0, width);
    const whole = Object.keys(options).length > 0 ? [...inputs, options] : inputs;
    if (by === undefined) throw typeError(`${at} by`, EXPECTED, 'undefined');
    if (Object(by) !== by) {
      const key = textOf(by, at, 0);
      return this.keep(new Groups(wrapped, new Map([[key, wrapped.added(whole)]])), at);
    }
    const rows = new BatchRows(wrapped, whole, at);
    const places = placesBy(by as ArrayInput, rows.n ?? 1, at);
    const isWhole = places.size < 2 || rows.n === undefined;
    const parts = isWhole ? [whole] : Array.from(places.values(), (own) => rows.at(own));
    const added = wrapped.addedBy(whole, parts);
    const groups = Array.from(places.keys(), (key, i) => [key, added[i]!] as const);
    this.keep(new Groups(wrapped, new Map(groups)), at);
  }

  /** The groups that occurred. */
  keys(): string[] {
    return this.kept.entries.map(([key]) => key);
  }

  /** The sums of each group. */
  override get state(): Readonly<Record<string, object>> {
    return this.#each((whole) => this.wrapped.state(whole));
  }

  /** The result of each group. The state does not change. */
  override result(): Record<string, ReturnType<M['result']>> {
    return this.formula();
  }

  protected formula(): Record<string, ReturnType<M['result']>> {
    return this.#each(
      (whole) => roundedAll(this.wrapped.result(whole), this.dtype) as ReturnType<M['result']>,
    );
  }

  #each<T>(ask: (whole: InnerState) => T): Record<string, T> {
    const { entries } = this.kept;
    return Object.fromEntries(entries.map(([key, whole]) => [key, ask(whole)]));
  }
}

/** The sums of each group. */
class Groups implements Kept {
  readonly #wrapped: Wrapped;
  readonly #groups: ReadonlyMap<string, InnerState>;

  constructor(wrapped: Wrapped, groups: ReadonlyMap<string, InnerState> = new Map()) {
    this.#wrapped = wrapped;
    this.#groups = groups;
  }

  get entries(): [string, InnerState][] {
    return [...this.#groups].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  plus(other: Groups, place: string): this {
    const all = new Map(this.#groups);
    for (const [key, whole] of other.#groups) {
      const own = all.get(key);
      all.set(key, own ? this.#wrapped.plus(own, whole, `${place} ${show(key)}`) : whole);
    }
    return new Groups(this.#wrapped, all) as this;
  }

  toPlain(): [PlainCells, undefined] {
    const saved = this.entries.map(([key, whole]) => [key, this.#wrapped.saved(whole)]);
    return [Object.fromEntries(saved) as PlainCells, undefined];
  }

  fromPlain(saved: unknown, _: unknown, place: string): this {
    const groups = Object.entries(plainObject(saved, place)).map(
      ([key, state]) => [key, this.#wrapped.read(state, `${place} ${show(key)}`)] as const,
    );
    return new Groups(this.#wrapped, new Map(groups)) as this;
  }

  check(): void {
    // Each sum was checked when it was made.
  }
}

const EXPECTED = 'be the groups of the samples, or one for all: text, whole numbers or booleans';

function textOf(key: unknown, at: string, place: number): string {
  if (
    typeof key === 'string' ||
    typeof key === 'boolean' ||
    typeof key === 'bigint' ||
    Number.isSafeInteger(key)
  )
    return String(key);
  throw typeError(`${at} by`, EXPECTED, `${show(key)} at ${list([place])}`);
}

/** The indexes of each group's samples. */
function placesBy(by: ArrayInput, samples: number, at: string): Map<string, number[]> {
  const keys = keyList(by, `${at} by`);
  if (keys.length !== samples)
    throw rangeError(`${at} by`, `have a group for each of ${samples} samples`, show(keys));
  const places = new Map<string, number[]>();
  for (let i = 0; i < samples; i++) {
    const key = textOf(keys[i], at, i);
    const own = places.get(key);
    if (own) own.push(i);
    else places.set(key, [i]);
  }
  return places;
}
