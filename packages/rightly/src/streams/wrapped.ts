import { isDeclared } from '../core/batch-metric.ts';
import { type Batch, toBatch } from '../core/batch.ts';
import { show, showNoMetric, typeError } from '../core/errors.ts';
import { Metric } from '../core/metric.ts';
import { MetricList } from '../core/metric-list.ts';
import { isArray, objectOf } from '../core/readable.ts';
import { type Averaged, kindsOf } from '../core/scan.ts';
import { type Parts, plainObject } from '../core/state.ts';
import type { Rows } from './rows.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- each class has its own sums, results and arguments
type Any = any;

/** A metric with an `updateState`, or a list of metrics. */
export type Countable =
  | (Metric<Any, Any, Any> & { updateState(...given: Any): void })
  | MetricList<Any, Any>;

/** The parts of a metric, or of each metric of a list. */
export type InnerState = readonly Parts[];

/** Throws TypeError for a value that is no metric with an `updateState`, and no list of metrics. */
export function checkCountable(inner: unknown, what: string): Countable {
  if (
    inner instanceof MetricList ||
    (inner instanceof Metric &&
      typeof (inner as { updateState?: unknown }).updateState === 'function')
  )
    return inner as Countable;
  throw typeError(
    what,
    'be a metric with an updateState, or a MetricList',
    inner instanceof Metric ? show(inner) : showNoMetric(inner),
  );
}

/** Counts with a metric or a list, whose own sums are restored after each call. The caller keeps the counted sums. */
export class Wrapped<M extends Countable = Countable> {
  readonly inner: M;
  readonly empty: InnerState;
  readonly #metrics: readonly Metric<Any, Any, Any>[];

  constructor(inner: M) {
    this.inner = inner;
    this.#metrics = inner instanceof MetricList ? inner.metrics : [inner as Metric];
    this.empty = this.#metrics.map((metric) => metric.apart(() => {}));
  }

  get takesValues(): boolean {
    return this.inner instanceof Metric && this.inner.takesValues;
  }

  /** The inputs of an update, before its options. */
  get names(): readonly string[] {
    if (this.takesValues) return ['values'];
    return (this.inner as { readonly isPaired?: boolean }).isPaired
      ? ['yTrue', 'yPredA', 'yPredB']
      : ['yTrue', 'yPred'];
  }

  /** Throws TypeError where `other` wraps a metric of another class or configuration. */
  checkAlike(other: Wrapped, what: string): void {
    const others = other.#metrics;
    if (others.length !== this.#metrics.length)
      throw typeError(what, `be of ${this.#metrics.length} metrics`, `${others.length}`);
    this.withSums(this.empty, (metrics) =>
      other.withSums(other.empty, () => {
        metrics.forEach((metric, i) => {
          if (metric !== others[i]) metric.merged([others[i]!], what);
        });
      }),
    );
  }

  /** Gives the metrics these sums, calls `ask`, and restores the sums of the metrics. */
  withSums<T>(whole: InnerState, ask: (metrics: readonly Metric<Any, Any, Any>[]) => T): T {
    const metrics = this.#metrics;
    const before = metrics.map(({ parts }) => parts);
    metrics.forEach((metric, i) => metric.become(whole[i]!));
    try {
      return ask(metrics);
    } finally {
      metrics.forEach((metric, i) => metric.become(before[i]!));
    }
  }

  /** The sums that an update adds. */
  added(given: readonly unknown[]): InnerState {
    return this.withSums(this.empty, (metrics) => {
      this.inner.updateState(...(given as [Any, Any]));
      return metrics.map(({ parts }) => parts);
    });
  }

  /** The sums that each part of a batch adds. An error names a sample by its index in the whole batch. */
  addedBy(
    given: readonly unknown[],
    parts: readonly (readonly unknown[])[],
  ): readonly InnerState[] {
    try {
      return parts.map((part) => this.added(part));
    } catch (error) {
      this.added(given);
      throw error;
    }
  }

  plus(a: InnerState, b: InnerState, what: string): InnerState {
    return this.withSums(a, (metrics) =>
      metrics.map((metric, i) => metric.plus([(name: string) => b[i]![name]!], what)),
    );
  }

  result(whole: InnerState): ReturnType<M['result']> {
    return this.withSums(whole, () => this.inner.result() as ReturnType<M['result']>);
  }

  /** The state. For a list, the state of each metric by its name. */
  state(whole: InnerState): object {
    const { inner } = this;
    return this.withSums(whole, (metrics) =>
      inner instanceof MetricList
        ? Object.fromEntries(metrics.map(({ state }, i) => [inner.names[i]!, state as object]))
        : (metrics[0]!.state as object),
    );
  }

  /** The state in a document. For a list, it is a list. */
  saved(whole: InnerState): object {
    return this.withSums(whole, (metrics) => {
      const states = metrics.map((metric) => metric.toJSON().state);
      return this.inner instanceof MetricList ? states : states[0]!;
    });
  }

  read(saved: unknown, what: string): InnerState {
    const isList = this.inner instanceof MetricList;
    const states = isList ? saved : [saved];
    if (!isArray(states) || states.length !== this.#metrics.length)
      throw typeError(what, `be a list of ${this.#metrics.length} states`, show(saved));
    return this.#metrics.map((metric, i) =>
      metric.apart(() => metric.load(plainObject(states[i], what), what)),
    );
  }

  /** The document of the empty metric. */
  get document(): object {
    return this.withSums(this.empty, () => this.inner.toJSON());
  }

  /** The number of samples of a batch along the first axis of all inputs. Undefined where the batch is one sample. */
  samples(inputs: readonly unknown[], rows: readonly Rows[], what: string): number | undefined {
    const [n] = rows.map(({ length }) => length);
    const read = (metric: Metric): Batch | undefined => {
      if (!isDeclared(metric) || (metric.member as Partial<Averaged>).read) return undefined;
      const kinds = kindsOf(metric.member);
      // Without a layout, the first axis is that of the samples.
      return kinds.yTrue.layout || kinds.yPred.layout
        ? toBatch(kinds, inputs[0], inputs[1], what)
        : undefined;
    };
    return rows.every(({ length }) => length === n) &&
      this.#metrics.every((metric) => (read(metric)?.shape[0] ?? n) === n)
      ? n
      : undefined;
  }
}

/** Reads the wrapped metric from the document of a wrapping metric. */
export function fromWrapped(document: unknown, read: (document: unknown) => Metric): unknown {
  const { class_name: name, metrics } = objectOf<{
    readonly class_name: unknown;
    readonly metrics: unknown;
  }>(document);
  return name === 'MetricList' && isArray(metrics)
    ? new MetricList(metrics.map((metric) => read(metric)) as never)
    : read(document);
}
