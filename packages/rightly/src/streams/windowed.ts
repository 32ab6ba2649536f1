import type { AnyDefinition } from '../core/definition.ts';
import { show, typeError } from '../core/errors.ts';
import type { Metric } from '../core/metric.ts';
import { atLeastOne, type NameOptions, oneOf, required } from '../core/options.ts';
import { isArray } from '../core/readable.ts';
import type { Kept, PlainCells } from '../core/state.ts';
import { BatchRows } from './batch-rows.ts';
import { Recent } from './recent.ts';
import type { Countable, InnerState, Wrapped } from './wrapped.ts';
import { roundedAll, WrappingMetric } from './wrapping-metric.ts';

export interface WindowedOptions extends NameOptions {
  /** The number of samples or updates in the window: a whole number of at least 1. */
  readonly size: number;
  /** The unit of the window: the last `size` samples (the default), or the last `size` calls of `updateState`. */
  readonly unit?: 'sample' | 'update' | undefined;
}

const what = 'Windowed';
const definition = {
  className: what,
  name: 'windowed',
  options: {
    size: required<number>(atLeastOne(1)),
    unit: { ...oneOf(['sample', 'update']), extension: true },
  },
  // Only means have the option `reduction`.
  sums: {},
};

/**
 * A metric over the last samples of a stream, or over its last updates. `metric` can be any metric with its own `updateState`, or a
 * `MetricList`. `Windowed` takes the arguments of `metric`, counts with copies, and does not change `metric`.
 *
 * The window keeps the sums of each sample, so a batch takes one update for each of its samples. With `unit: 'update'` the window keeps the sums
 * of each batch, also of an empty one, and a batch takes about three updates. Samples lie along the first axis. A batch that the metric
 * reads as one sample (a single vector) is one sample. Sums are never subtracted, so weighted sums do not drift.
 *
 * `mergeState` appends the samples of another window: two windows over two halves of a stream become the window over the whole
 * stream. The state in `toJSON` holds each sample or update of the window. `metricFromJSON` reads it.
 *
 * The constructor throws TypeError for a value that is no metric, and RangeError for `size`. `updateState` throws the errors of the metric.
 * Then nothing is counted.
 *
 * ```ts
 * import { Accuracy } from 'rightly';
 * import { Windowed } from 'rightly/streams';
 *
 * const recent = new Windowed(new Accuracy(), { size: 3 });
 * recent.updateState([1, 1], [0, 0]);
 * recent.updateState([1, 1], [1, 1]);
 * recent.result().toFixed(4); // 0.6667
 * recent.updateState([1], [1]);
 * recent.result(); // 1
 * recent.state; // { total: 3, count: 3 }
 * ```
 */
export class Windowed<M extends Countable> extends WrappingMetric<
  M,
  ReturnType<M['result']>,
  WindowedOptions,
  Window
> {
  static readonly definition: AnyDefinition = definition;

  constructor(metric: M, options: WindowedOptions) {
    super(metric, options, what, (wrapped, { size }) => ({
      recent: new Window(wrapped, size),
    }));
  }

  override get direction(): 'up' | 'down' | undefined {
    return (this.metric as { readonly direction?: 'up' | 'down' }).direction;
  }

  /** Counts a batch. The arguments are those of the metric. */
  updateState(...given: Parameters<M['updateState']>): void {
    const { wrapped } = this;
    const at = this.at('updateState');
    const { size, unit } = this.options;
    const rows = unit === 'update' ? undefined : new BatchRows(wrapped, given, at);
    const n = rows?.n;
    if (rows && n !== undefined && n !== 1) {
      // Checks the whole batch, because some samples leave the window at once.
      if (n > size || n === 0) wrapped.added(given);
      const first = Math.max(0, n - size);
      const samples = Array.from({ length: n - first }, (_, i) => rows.at([first + i]));
      this.keep(new Window(wrapped, size, wrapped.addedBy(given, samples)), at);
    } else this.keep(new Window(wrapped, size, [wrapped.added(given)]), at);
  }

  /** The number of samples or updates in the window. */
  get length(): number {
    return this.kept.length;
  }

  /** The sums over the window. For a list, the sums of each metric by its name. */
  override get state(): object {
    return this.wrapped.state(this.kept.sum);
  }

  /** The result over the window. The state does not change. */
  override result(): ReturnType<M['result']> {
    return this.formula();
  }

  /** @internal Calls `find` with the metric that has the sums over the window. Undefined for a list. */
  overWindow<T>(find: (metric: Metric) => T): T | undefined {
    return this.wrapped.withSums(this.kept.sum, (metrics) =>
      this.metric === metrics[0] ? find(metrics[0]) : undefined,
    );
  }

  protected formula(): ReturnType<M['result']> {
    const result = this.wrapped.result(this.kept.sum);
    return roundedAll(result, this.dtype) as ReturnType<M['result']>;
  }
}

/** The sums of each of the last samples or updates. */
class Window implements Kept {
  readonly #wrapped: Wrapped;
  readonly #size: number;
  readonly #recent: Recent<InnerState>;

  constructor(
    wrapped: Wrapped,
    size: number,
    added: readonly InnerState[] = [],
    before: Recent<InnerState> = new Recent((a: InnerState, b) => wrapped.plus(a, b, `${what}:`)),
  ) {
    let recent = before;
    for (const whole of added) {
      recent = recent.with(whole);
      if (recent.length > size) recent = recent.withoutOldest();
    }
    this.#wrapped = wrapped;
    this.#size = size;
    this.#recent = recent;
  }

  get length(): number {
    return this.#recent.length;
  }

  get sum(): InnerState {
    return this.#recent.sum ?? this.#wrapped.empty;
  }

  plus(other: Window): this {
    return new Window(this.#wrapped, this.#size, other.#recent.values, this.#recent) as this;
  }

  toPlain(): [PlainCells, undefined] {
    const saved = this.#recent.values.map((whole) => this.#wrapped.saved(whole));
    return [saved as unknown as PlainCells, undefined];
  }

  fromPlain(saved: unknown, _: unknown, place: string): this {
    if (!isArray(saved) || saved.length > this.#size)
      throw typeError(place, `be a list of at most ${this.#size} states`, show(saved));
    const added = Array.from(saved, (state, i) => this.#wrapped.read(state, `${place} ${i}`));
    return new Window(this.#wrapped, this.#size, added) as this;
  }

  check(): void {
    // Each sum was checked when it was made.
  }
}
